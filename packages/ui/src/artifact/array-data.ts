import type { ArrayGrid, JsonValue } from "@atlas/core";

/** A value that has a place in a grid; null where it is not finite or none. */
export type GridCell = number | null;

/** How many rows and columns of a grid are drawn. */
const MOST_CELLS = 512;

/**
 * The lengths of the axes of nested lists of numbers and booleans, outermost first; `undefined` when they are ragged
 * or hold anything else but null.
 */
export function shapeOfData(data: JsonValue): number[] | undefined {
  if (!Array.isArray(data)) return isCell(data) ? [] : undefined;
  const [first] = data;
  if (first === undefined) return [0];
  const inner = shapeOfData(first);
  if (inner === undefined) return undefined;
  const isEven = data.every((item) => sameShape(shapeOfData(item), inner));
  return isEven ? [data.length, ...inner] : undefined;
}

/** The last two axes of nested lists at a place on the others, thinned to what can be drawn. */
export function planeOf(data: JsonValue, slice: readonly number[]): ArrayGrid {
  const plane = slice.reduce<JsonValue>((lists, index) => (lists as JsonValue[])[index] ?? [], data);
  const rows = plane as JsonValue[][];
  const row_step = Math.max(1, Math.ceil(rows.length / MOST_CELLS));
  const column_step = Math.max(1, Math.ceil((rows[0]?.length ?? 0) / MOST_CELLS));
  const values = every(rows, row_step).map((row) => every(row, column_step).map(cellOf));
  return { values, row_step, column_step };
}

/** A value as a cell of a grid, true as 1 and false as 0. */
function cellOf(value: JsonValue | undefined): GridCell {
  const isNumeric = typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
  return isNumeric && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** The least and the greatest cell of a grid; `undefined` when none is finite. */
export function rangeOf(
  values: readonly (readonly GridCell[])[],
): readonly [least: number, greatest: number] | undefined {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const row of values)
    for (const cell of row) {
      if (cell === null) continue;
      if (cell < least) least = cell;
      if (cell > greatest) greatest = cell;
    }
  return least <= greatest ? [least, greatest] : undefined;
}

function every<T>(items: readonly T[], step: number): readonly T[] {
  return step === 1 ? items : items.filter((_, index) => index % step === 0);
}

function isCell(value: JsonValue): boolean {
  return (
    value === null || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
  );
}

function sameShape(a: readonly number[] | undefined, b: readonly number[]): boolean {
  return a !== undefined && a.length === b.length && a.every((length, axis) => length === b[axis]);
}
