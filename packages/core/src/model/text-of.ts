import { exactJson } from "../json/stringify-json.ts";
import type { Cell } from "./field.ts";

/**
 * The text of a value, as `contains`, `in`, series names and CSV take it: strings as they are, integers in digits,
 * other numbers in their shortest form, booleans as "True" and "False", lists and objects as their JSON (with NaN
 * and infinities as tokens), nothing as "".
 */
export function textOf(cell: Cell | null): string {
  switch (typeof cell) {
    case "string":
      return cell;
    case "number":
      return Object.is(cell, -0) ? "-0" : String(cell);
    case "bigint":
      return cell.toString();
    case "boolean":
      return cell ? "True" : "False";
    default:
      return cell === undefined || cell === null ? "" : exactJson(cell);
  }
}
