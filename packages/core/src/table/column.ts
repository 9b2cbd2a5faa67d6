import type { Cell } from "../model/field.ts";

/** One field of every row of a table. */
export interface Column {
  /** `undefined` where the row has no value. */
  cell(row: number): Cell;
}
