import type { Cell } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { blocksOf, type Rows, rowAt } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";

/**
 * The number of each row: NaN where the row has none, an infinity where it is not finite, or is NaN. A `bigint` is
 * rounded to a double, -0 is 0; strings are never numbers.
 *
 * @param options whether false counts as 0 and true as 1, or booleans are no numbers
 */
export function readNumbers(
  column: Column | undefined,
  rows: Rows,
  options: { readonly booleans: boolean },
): Float64Array {
  switch (column?.kind) {
    case "numbers":
      return numbersOf(column, rows);
    case "codes":
      return numbersOfCodes(column, rows, options.booleans);
    default:
      return new Float64Array(rows.length).fill(Number.NaN);
  }
}

/** As `readNumbers`, in parts: each is valid until the next one. */
export function* numberParts(
  column: Column | undefined,
  rows: Rows,
  options: { readonly booleans: boolean },
): Generator<Float64Array, void> {
  if (column?.kind !== "numbers" || column.holdsNaN) {
    yield readNumbers(column, rows, options);
    return;
  }
  const into = new Float64Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) yield column.read(block, into).subarray(0, block.length);
}

function numbersOf(column: NumberColumn, rows: Rows): Float64Array {
  const numbers = new Float64Array(rows.length);
  const into = new Float64Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const values = column.read(block, into);
    const ofBlock = numbers.subarray(block.start, block.start + block.length);
    // Adding 0 makes -0 the 0 that it equals.
    for (let i = 0; i < ofBlock.length; i++) ofBlock[i] = values[i]! + 0;
  }
  if (column.holdsNaN) markNaN(column, rows, numbers);
  return numbers;
}

function markNaN(column: NumberColumn, rows: Rows, numbers: Float64Array): void {
  for (let i = 0; i < numbers.length; i++) {
    if (Number.isNaN(numbers[i]!) && column.has(rowAt(rows, i))) numbers[i] = Number.POSITIVE_INFINITY;
  }
}

function numbersOfCodes(column: CodedColumn, rows: Rows, booleans: boolean): Float64Array {
  const numberOfCode = new Float64Array(column.codeCount);
  for (let code = 0; code < column.codeCount; code++) {
    numberOfCode[code] = numberOfCell(column.valueOfCode(code), booleans);
  }
  const numbers = new Float64Array(rows.length);
  const into = new Uint32Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const codes = column.read(block, into);
    for (let i = 0; i < block.length; i++) numbers[block.start + i] = numberOfCode[codes[i]!]!;
  }
  return numbers;
}

function numberOfCell(cell: Cell, booleans: boolean): number {
  if (typeof cell === "number") return Number.isNaN(cell) ? Number.POSITIVE_INFINITY : cell + 0;
  if (typeof cell === "bigint" || (booleans && typeof cell === "boolean")) return Number(cell);
  return Number.NaN;
}
