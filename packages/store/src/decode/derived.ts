import type { JsonObject } from "@atlas/core";
import { type Decoded, decodeJsonObject } from "./json-object.ts";

/** The derived metrics that a file of `derived/` holds: an object of any values. Never throws. */
export const decodeDerived: (bytes: Uint8Array) => Decoded<JsonObject> = decodeJsonObject;
