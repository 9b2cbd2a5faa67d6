import { stringifyJson } from "@atlas/core";

/** Whether two plain values (a filter, a sort, a list of columns) say the same, whoever made them. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && stringifyJson(a) === stringifyJson(b));
}
