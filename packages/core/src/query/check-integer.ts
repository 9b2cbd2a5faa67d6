import { AtlasError } from "../errors.ts";
import type { Location } from "./cell-test.ts";

/** Throws `AtlasError` `invalid_query`, with the place, for what is no integer from `least` to `most`. */
export function checkInteger(value: number, least: number, most: number, location: Location): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const message = `${location.join(".")} must be an integer from ${least} to ${most}`;
  throw new AtlasError("invalid_query", message, { location });
}
