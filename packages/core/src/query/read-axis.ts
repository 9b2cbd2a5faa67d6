import type { Column } from "../table/column.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { readNumbers } from "./read-numbers.ts";

/** As `readNumbers`, and times as microseconds of their wall clock since 1970. */
export function readAxis(
  column: Column | undefined,
  rows: Uint32Array,
  options: { readonly booleans: boolean },
): Float64Array {
  return column?.kind === "times" ? wallClocksOf(column, rows) : readNumbers(column, rows, options);
}

function wallClocksOf({ wallClocksUs, start }: TimeColumn, rows: Uint32Array): Float64Array {
  const numbers = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! - start;
    numbers[i] = at >= 0 && at < wallClocksUs.length ? wallClocksUs[at]! : Number.NaN;
  }
  return numbers;
}
