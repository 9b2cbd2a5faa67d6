import type { JsonValue } from "@atlas/core";
import { jsonText } from "../format/json-text.ts";

/** Whether two plain values (a filter, a sort, a list of columns) say the same, whoever made them. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || jsonText(a as JsonValue) === jsonText(b as JsonValue);
}
