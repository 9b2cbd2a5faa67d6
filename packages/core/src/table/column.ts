import type { CodedColumn } from "./coded-column.ts";
import type { NumberColumn } from "./number-column.ts";
import type { TimeColumn } from "./time-column.ts";

/**
 * One field of every row of a table: `cell(row)` is its value, `undefined` where the row has none. How the values
 * are kept (`kind`) is the business of the queries alone.
 */
export type Column = NumberColumn | CodedColumn | TimeColumn;
