import { type FieldPath, NAMESPACES, type Namespace } from "../model/field.ts";
import type { Run } from "../model/run.ts";
import type { Column } from "./column.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { ColumnTable } from "./column-table.ts";
import { visitFields } from "./run-fields.ts";
import type { Table } from "./table.ts";
import { TimeColumnBuilder } from "./time-column.ts";

/** Collects runs into tables. */
export interface TableBuilder {
  readonly rowCount: number;
  /** Takes in a run; one whose id is there already takes the earlier one's place. The run itself is not kept. */
  add(run: Run): void;
  /** Takes a run out; an unknown id changes nothing. */
  remove(runId: string): void;
  /**
   * The table of the runs so far. It stays as it is whatever is done later. Cheap, it shares what it can; once
   * after runs were removed, every column is copied.
   */
  build(): Table;
}

/** Starts a table without rows. */
export function createTableBuilder(): TableBuilder {
  return new ColumnTableBuilder();
}

/** The table of some runs; of runs with one id the last counts. */
export function tableOf(runs: Iterable<Run>): Table {
  const builder = createTableBuilder();
  for (const run of runs) builder.add(run);
  return builder.build();
}

type FieldBuilder = ColumnBuilder | TimeColumnBuilder;

class ColumnTableBuilder implements TableBuilder {
  /** `undefined` in the rows of runs that were removed, until the next table is built. */
  #runIds: (string | undefined)[] = [];
  readonly #rowOfId = new Map<string, number>();
  readonly #fields = new Map<Namespace, Map<string, FieldBuilder>>(
    NAMESPACES.map((name) => [name, new Map()]),
  );

  constructor() {
    const record = this.#fields.get("record")!;
    record.set("started_at", new TimeColumnBuilder());
    record.set("finished_at", new TimeColumnBuilder());
  }

  get rowCount(): number {
    return this.#rowOfId.size;
  }

  add(run: Run): void {
    const row = this.#rowFor(run.record.run_id);
    visitFields(run, (namespace, key, value) => {
      const fields = this.#fields.get(namespace)!;
      let field = fields.get(key);
      if (field === undefined) {
        field = new ColumnBuilder();
        fields.set(key, field);
      }
      // Only strings are ever visited under the names of the times.
      field.set(row, value as string);
    });
  }

  remove(runId: string): void {
    const row = this.#rowOfId.get(runId);
    if (row === undefined) return;
    this.#clear(row);
    this.#rowOfId.delete(runId);
    this.#runIds[row] = undefined;
  }

  build(): Table {
    if (this.#runIds.length > this.rowCount) this.#closeGaps();
    const columns = new Map<FieldPath, Column>();
    for (const [namespace, fields] of this.#fields) {
      for (const [key, field] of fields) {
        const column = field.build();
        if (column !== undefined) columns.set(`${namespace}.${key}`, column);
      }
    }
    return new ColumnTable(this.#runIds.slice() as string[], columns);
  }

  #rowFor(runId: string): number {
    const known = this.#rowOfId.get(runId);
    if (known !== undefined) {
      this.#clear(known);
      return known;
    }
    const row = this.#runIds.push(runId) - 1;
    this.#rowOfId.set(runId, row);
    return row;
  }

  #clear(row: number): void {
    for (const fields of this.#fields.values()) for (const field of fields.values()) field.clear(row);
  }

  /** Moves the rows behind those of removed runs up. They stay in order, and so the runs of an experiment together. */
  #closeGaps(): void {
    const rows = Uint32Array.from(this.#rowOfId.values()).sort();
    this.#runIds = Array.from(rows, (row) => this.#runIds[row]);
    this.#runIds.forEach((runId, row) => {
      this.#rowOfId.set(runId!, row);
    });
    for (const fields of this.#fields.values()) for (const field of fields.values()) field.keepRows(rows);
  }
}
