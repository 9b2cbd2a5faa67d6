import type { Cell, FieldPath } from "../model/field.ts";
import type { Column } from "./column.ts";
import type { Table } from "./table.ts";

/** A table of columns that are there. */
export class ColumnTable implements Table {
  readonly runIds: readonly string[];
  readonly paths: readonly FieldPath[];
  readonly #columns: ReadonlyMap<FieldPath, Column>;
  #rowOfId: ReadonlyMap<string, number> | undefined;

  constructor(runIds: readonly string[], columns: ReadonlyMap<FieldPath, Column>) {
    this.runIds = runIds;
    this.paths = [...columns.keys()];
    this.#columns = columns;
  }

  get rowCount(): number {
    return this.runIds.length;
  }

  column(path: FieldPath): Column | undefined {
    return this.#columns.get(path);
  }

  cell(row: number, path: FieldPath): Cell {
    return this.#columns.get(path)?.cell(row);
  }

  rowOf(runId: string): number | undefined {
    this.#rowOfId ??= new Map(this.runIds.map((id, row) => [id, row]));
    return this.#rowOfId.get(runId);
  }
}
