import type { Cell } from "@atlas/core";
import { jsonText } from "./json-text.ts";

/** A value in full, plain ASCII where it is a number: what hovering shows and copying gives. Empty when missing. */
export function formatExact(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return Object.is(cell, -0) ? "-0" : jsonText(cell);
}
