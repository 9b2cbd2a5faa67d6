import { type Cell, textOf } from "@atlas/core";

/**
 * A value in full, plain ASCII where it is a number: what hovering shows and copying gives. Booleans are `true` and
 * `false`, a missing value is empty.
 */
export function formatExact(cell: Cell): string {
  return typeof cell === "boolean" ? String(cell) : textOf(cell);
}
