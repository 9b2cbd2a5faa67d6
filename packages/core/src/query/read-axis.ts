import type { Column } from "../table/column.ts";
import { blocksOf, type Rows } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { readNumbers } from "./read-numbers.ts";

/** As `readNumbers`, and times as microseconds of their wall clock since 1970. */
export function readAxis(
  column: Column | undefined,
  rows: Rows,
  options: { readonly booleans: boolean },
): Float64Array {
  return column?.kind === "times" ? wallClocksOf(column, rows) : readNumbers(column, rows, options);
}

function wallClocksOf(column: TimeColumn, rows: Rows): Float64Array {
  const numbers = new Float64Array(rows.length);
  const into = new Float64Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    numbers.set(column.read(block, into).subarray(0, block.length), block.start);
  }
  return numbers;
}
