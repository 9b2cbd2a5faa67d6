import { exactJson } from "../json/stringify-json.ts";
import { compareStrings } from "../model/compare-strings.ts";
import type { Value } from "../model/field.ts";

/** The types that values are compared within, in the order in which they sort. */
export type ValueType = "number" | "string" | "boolean" | "structure";

const TYPE_ORDER: readonly ValueType[] = ["number", "string", "boolean", "structure"];

/** `number` for both kinds of number, `structure` for lists and objects. */
export function typeOfValue(value: Value): ValueType {
  switch (typeof value) {
    case "number":
    case "bigint":
      return "number";
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    default:
      return "structure";
  }
}

/**
 * Orders two values: numbers (exactly, also a `bigint` with a double), strings by code point, booleans, lists and
 * objects by their JSON text. 0 for values that are equal. NaN has no place here.
 */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  const type = typeOfValue(a);
  const order = TYPE_ORDER.indexOf(type) - TYPE_ORDER.indexOf(typeOfValue(b));
  if (order !== 0) return order;
  if (type === "string") return compareStrings(a as string, b as string);
  if (type === "structure") return compareStrings(exactJson(a), exactJson(b));
  return compareNumbers(a as number | bigint, b as number | bigint);
}

/** Orders numbers, or booleans. Between a `bigint` and a double, too, `<` is exact. */
function compareNumbers(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
