import type { Cell } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";

/**
 * The number of each row: NaN where the row has none, an infinity where it is not finite, or is NaN. A `bigint` is
 * rounded to a double, -0 is 0; strings are never numbers.
 *
 * @param options whether false counts as 0 and true as 1, or booleans are no numbers
 */
export function readNumbers(
  column: Column | undefined,
  rows: Uint32Array,
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

function numbersOf(column: NumberColumn, rows: Uint32Array): Float64Array {
  const { values, start } = column;
  const numbers = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const at = row - start;
    const value = at >= 0 && at < values.length ? values[at]! : Number.NaN;
    numbers[i] = Number.isNaN(value) && column.has(row) ? Number.POSITIVE_INFINITY : value + 0;
  }
  return numbers;
}

function numbersOfCodes(column: CodedColumn, rows: Uint32Array, booleans: boolean): Float64Array {
  const numberOfCode = new Float64Array(column.codeCount);
  for (let code = 0; code < column.codeCount; code++) {
    numberOfCode[code] = numberOfCell(column.valueOfCode(code), booleans);
  }
  const numbers = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) numbers[i] = numberOfCode[column.codeOf(rows[i]!)]!;
  return numbers;
}

function numberOfCell(cell: Cell, booleans: boolean): number {
  if (typeof cell === "number") return Number.isNaN(cell) ? Number.POSITIVE_INFINITY : cell + 0;
  if (typeof cell === "bigint" || (booleans && typeof cell === "boolean")) return Number(cell);
  return Number.NaN;
}
