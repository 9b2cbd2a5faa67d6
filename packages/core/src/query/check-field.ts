import { AtlasError } from "../errors.ts";
import { isFieldPath } from "../model/field.ts";
import type { Location } from "./cell-test.ts";

/** Throws `AtlasError` `invalid_query`, with the place, for a text that is no field path. */
export function checkField(path: string, location: Location): void {
  if (isFieldPath(path)) return;
  const message = `expected a field such as params.lr, not ${JSON.stringify(path)}`;
  throw new AtlasError("invalid_query", message, { location });
}
