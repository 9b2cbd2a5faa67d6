import type { Cell, FieldPath } from "../model/field.ts";
import type { Column } from "./column.ts";

/**
 * Runs as columns. A table never changes: what is added, replaced or removed makes another one, which may share
 * columns with it. Row order is the order in which runs were added and means nothing.
 */
export interface Table {
  readonly rowCount: number;
  /** The run of each row; no id occurs twice. */
  readonly runIds: readonly string[];
  /** Every field that has a value in at least one run, in no order. */
  readonly paths: readonly FieldPath[];
  /** `undefined` for a field that no run has. */
  column(path: FieldPath): Column | undefined;
  /** `undefined` where the row lacks the field. */
  cell(row: number, path: FieldPath): Cell;
  /** `undefined` for an unknown run. */
  rowOf(runId: string): number | undefined;
}
