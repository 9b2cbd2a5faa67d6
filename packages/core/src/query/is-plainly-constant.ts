import type { CodedColumn } from "../table/coded-column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { AllRows, blocksOf } from "../table/row-block.ts";
import { countCodes } from "./count-codes.ts";

/** More numbers are not looked at. */
const FEW_NUMBERS = 64;

/** Whether it is plain to see that all rows of a table have the same value; it may be so when it is not. */
export function isPlainlyConstant(column: NumberColumn | CodedColumn, rowCount: number): boolean {
  return column.kind === "codes"
    ? column.codeCount === 2 && countCodes(column, new AllRows(rowCount))[0] === 0
    : isOneNumber(column, rowCount);
}

function isOneNumber({ segments }: NumberColumn, rowCount: number): boolean {
  const first = segments[0]?.at(0);
  for (const { segment, length } of blocksOf(new AllRows(rowCount))) {
    const parts = segments[segment]?.parts;
    if (parts === undefined || parts.places !== undefined || parts.length < length) return false;
    const { dictionary, values } = parts.numbers;
    const numbers = dictionary ?? values.subarray(0, length);
    if (numbers.length > FEW_NUMBERS || !numbers.every((number) => number === first)) return false;
  }
  return true;
}
