import type { Cell, FieldPath } from "../model/field.ts";
import { CodedColumn } from "./coded-column.ts";
import type { Column } from "./column.ts";
import type { Table } from "./table.ts";

/** A table of columns that are there. */
export class ColumnTable implements Table {
  readonly runIds: readonly string[];
  readonly paths: readonly FieldPath[];
  readonly #columns: ReadonlyMap<FieldPath, Column>;
  #runIdColumn: CodedColumn | undefined;
  #rowOfId: ReadonlyMap<string, number> | undefined;

  /** @param columns those of all fields but `record.run_id` */
  constructor(runIds: readonly string[], columns: ReadonlyMap<FieldPath, Column>) {
    this.runIds = runIds;
    this.paths = runIds.length === 0 ? [] : ["record.run_id", ...columns.keys()];
    this.#columns = columns;
  }

  get rowCount(): number {
    return this.runIds.length;
  }

  column(path: FieldPath): Column | undefined {
    if (path !== "record.run_id" || this.rowCount === 0) return this.#columns.get(path);
    this.#runIdColumn ??= runIdColumn(this.runIds);
    return this.#runIdColumn;
  }

  cell(row: number, path: FieldPath): Cell {
    return this.column(path)?.cell(row);
  }

  rowOf(runId: string): number | undefined {
    this.#rowOfId ??= new Map(this.runIds.map((id, row) => [id, row]));
    return this.#rowOfId.get(runId);
  }
}

function runIdColumn(runIds: readonly string[]): CodedColumn {
  const codes = new Uint32Array(runIds.length);
  for (let row = 0; row < codes.length; row++) codes[row] = row + 1;
  return new CodedColumn({ start: 0, values: codes }, [undefined, ...runIds], runIds.length + 1);
}
