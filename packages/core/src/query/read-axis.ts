import type { Column } from "../table/column.ts";
import type { Rows } from "../table/row-block.ts";
import { readNumbers } from "./read-numbers.ts";

/** As `readNumbers`, and times as microseconds of their wall clock since 1970. */
export function readAxis(
  column: Column | undefined,
  rows: Rows,
  options: { readonly booleans: boolean },
): Float64Array {
  return readNumbers(column?.kind === "times" ? column.wallClocks : column, rows, options);
}
