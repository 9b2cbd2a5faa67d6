import type { JsonObject } from "@atlas/core";
import { type Decoded, decodeJsonObject } from "./json-object.ts";

/** The derived metrics that a file of `derived/` holds. Never throws. */
export function decodeDerived(bytes: Uint8Array): Decoded<JsonObject> {
  return decodeJsonObject(bytes);
}
