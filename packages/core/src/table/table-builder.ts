import { AtlasError } from "../errors.ts";
import { type FieldPath, NAMESPACES, type Namespace, splitFieldPath } from "../model/field.ts";
import type { Run } from "../model/run.ts";
import type { Column } from "./column.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { ColumnTable } from "./column-table.ts";
import { visitFields } from "./run-fields.ts";
import { RunIdList } from "./run-id-list.ts";
import { placeOf, segmentOf } from "./segment.ts";
import type { Table } from "./table.ts";
import { TimeColumnBuilder } from "./time-column-builder.ts";

/** Collects runs into tables. */
export interface TableBuilder {
  readonly rowCount: number;
  /** Takes in a run; one whose id is there already takes the earlier one's place. The run itself is not kept. */
  add(run: Run): void;
  /** Takes a run out; an unknown id changes nothing. */
  remove(runId: string): void;
  /**
   * The table of the runs so far. It stays as it is whatever is done later. It shares with the one before all
   * segments in which nothing changed; those behind the first removed run are copied.
   */
  build(): Table;
}

/** Starts a table without rows, or with those of another one, which stays as it is. */
export function createTableBuilder(from?: Table): TableBuilder {
  return new ColumnTableBuilder(from);
}

/** The table of some runs; of runs with one id the last counts. */
export function tableOf(runs: Iterable<Run>): Table {
  const builder = createTableBuilder();
  for (const run of runs) builder.add(run);
  return builder.build();
}

type FieldBuilder = ColumnBuilder | TimeColumnBuilder;

class ColumnTableBuilder implements TableBuilder {
  #runIds: RunIdList;
  /** Rows of runs that were removed, until the next table is built. */
  readonly #removed = new Set<number>();
  readonly #fields = new Map<Namespace, Map<string, FieldBuilder>>(
    NAMESPACES.map((name) => [name, new Map()]),
  );

  constructor(from?: Table) {
    if (from !== undefined && !(from instanceof ColumnTable)) {
      throw new AtlasError("internal", "a table can be gone on with only if it was built or decoded");
    }
    this.#runIds = new RunIdList(from?.idBlocks);
    const record = this.#fields.get("record")!;
    record.set("started_at", new TimeColumnBuilder());
    record.set("finished_at", new TimeColumnBuilder());
    for (const path of from?.paths ?? []) if (path !== "record.run_id") this.#takeIn(from!, path);
  }

  get rowCount(): number {
    return this.#runIds.length - this.#removed.size;
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
    const row = this.#find(runId);
    if (row === undefined) return;
    this.#eachField((field) => field.clear(row));
    this.#removed.add(row);
  }

  build(): Table {
    if (this.#removed.size > 0) this.#closeGaps();
    const columns = new Map<FieldPath, Column>();
    for (const [namespace, fields] of this.#fields) {
      for (const [key, field] of fields) {
        const column = field.build();
        if (column !== undefined) columns.set(`${namespace}.${key}`, column);
      }
    }
    return new ColumnTable(this.#runIds, this.#runIds.length, columns);
  }

  #takeIn(table: Table, path: FieldPath): void {
    const { namespace, key } = splitFieldPath(path);
    const column = table.column(path)!;
    const field =
      column.kind === "times"
        ? new TimeColumnBuilder(column, table.rowCount)
        : new ColumnBuilder(column, table.rowCount);
    this.#fields.get(namespace)!.set(key, field);
  }

  #find(runId: string): number | undefined {
    return this.#runIds.find(runId, (row) => !this.#removed.has(row));
  }

  #rowFor(runId: string): number {
    const known = this.#find(runId);
    if (known !== undefined) {
      this.#eachField((field) => field.clear(known));
      return known;
    }
    const row = this.#runIds.add(runId);
    // The segment before is full.
    if (placeOf(row) === 0 && row > 0) this.#eachField((field) => field.seal(segmentOf(row) - 1));
    return row;
  }

  #eachField(act: (field: FieldBuilder) => void): void {
    for (const fields of this.#fields.values()) for (const field of fields.values()) act(field);
  }

  /** Moves the rows behind those of removed runs up. They stay in order, and so the runs of an experiment together. */
  #closeGaps(): void {
    const rows = new Uint32Array(this.rowCount);
    const firstRemoved = leastOf(this.#removed);
    const first = firstRemoved - placeOf(firstRemoved);
    for (let row = 0; row < first; row++) rows[row] = row;
    const runIds = new RunIdList(this.#runIds.blocks(first));
    for (let row = first; row < this.#runIds.length; row++) {
      if (!this.#removed.has(row)) rows[runIds.add(this.#runIds.at(row)!)] = row;
    }
    this.#runIds = runIds;
    this.#removed.clear();
    this.#eachField((field) => field.keepRows(rows));
  }
}

function leastOf(numbers: Iterable<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const number of numbers) if (number < least) least = number;
  return least;
}
