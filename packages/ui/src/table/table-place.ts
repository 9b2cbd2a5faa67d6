import type { RowKind } from "./row-kind.ts";

/** Where a person left a table, as plain data: for coming back to it. */
export interface TablePlace {
  readonly rows: RowKind;
  /** The first row that was seen. */
  readonly row: number;
  /** How far it was scrolled sideways, in pixels. */
  readonly left: number;
  /** The line of the cursor, if it had one. */
  readonly cursor?: number;
  /** The place of the cursor's column, if it was on one. */
  readonly column?: number;
  /** The rows that were selected one by one; their ids. */
  readonly selected: readonly string[];
}
