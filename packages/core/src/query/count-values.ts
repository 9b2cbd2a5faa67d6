import type { Column } from "../table/column.ts";
import { blocksOf, type Rows, rowAt } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import { countCodes } from "./count-codes.ts";

/** How many of some rows have a value, NaN included. */
export function countValues(column: Column, rows: Rows): number {
  if (column.kind === "codes") return rows.length - countCodes(column, rows)[0]!;
  const holdsNaN = column.kind === "numbers" && column.holdsNaN;
  const into = new Float64Array(SEGMENT_ROWS);
  let count = 0;
  for (const block of blocksOf(rows)) {
    const values = column.read(block, into);
    for (let i = 0; i < block.length; i++) {
      if (!Number.isNaN(values[i]!) || (holdsNaN && column.has(rowAt(rows, block.start + i)))) count++;
    }
  }
  return count;
}
