import type { CodedColumn } from "../table/coded-column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { AllRows, blocksOf } from "../table/row-block.ts";
import { countCodes } from "./count-codes.ts";

/** Whether it is plain to see that all rows of a table have the same value; it may be so when it is not. */
export function isPlainlyConstant(column: NumberColumn | CodedColumn, rowCount: number): boolean {
  return column.kind === "codes"
    ? column.codeCount === 2 && countCodes(column, new AllRows(rowCount))[0] === 0
    : isOneNumber(column, rowCount);
}

function isOneNumber({ segments }: NumberColumn, rowCount: number): boolean {
  const first = segments[0]?.extent.min;
  for (const { segment, length } of blocksOf(new AllRows(rowCount))) {
    const { extent, parts } = segments[segment] ?? {};
    if (extent?.min !== first || extent?.max !== first || !extent?.isFull || parts!.length < length)
      return false;
  }
  return true;
}
