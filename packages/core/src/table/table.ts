import type { Cell, FieldPath } from "../model/field.ts";
import type { Column } from "./column.ts";
import type { TextBlock } from "./text-block.ts";

/**
 * Runs as columns. A table never changes: what is added, replaced or removed makes another one, which may share
 * columns with it. Row order is the order in which runs were added and means nothing.
 */
export interface Table {
  readonly rowCount: number;
  /** The run of each row; no id occurs twice. Of many rows, `runId` is cheaper for some. */
  readonly runIds: readonly string[];
  /** Every field that has a value in at least one run, in no order. */
  readonly paths: readonly FieldPath[];
  /** The ids of the runs, in the order of the rows, joined. */
  readonly idBlocks: readonly TextBlock[];
  /** The run of a row; `undefined` beyond the last one. */
  runId(row: number): string | undefined;
  /** `undefined` for a field that no run has. */
  column(path: FieldPath): Column | undefined;
  /** `undefined` where the row lacks the field. */
  cell(row: number, path: FieldPath): Cell;
  /** `undefined` for an unknown run. */
  rowOf(runId: string): number | undefined;
}
