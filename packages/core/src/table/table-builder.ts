import { AtlasError } from "../errors.ts";
import { type FieldPath, NAMESPACES, type Namespace, splitFieldPath } from "../model/field.ts";
import type { Run } from "../model/run.ts";
import type { Column } from "./column.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { ColumnTable } from "./column-table.ts";
import { type FieldVisitor, visitFields } from "./run-fields.ts";
import { RunIdList } from "./run-id-list.ts";
import { placeOf, segmentOf } from "./segment.ts";
import type { Table } from "./table.ts";
import { TimeColumnBuilder } from "./time-column-builder.ts";

/** Collects runs into tables. */
export interface TableBuilder {
  readonly rowCount: number;
  /** Takes in a run; one whose id is there already takes the earlier one's place. The run itself is not kept. */
  add(run: Run): void;
  /** `add` of a run of which only the fields are known: `visit` is to visit every one of them, each once. */
  addFields(runId: string, visit: (visitor: FieldVisitor) => void): void;
  /** Takes a run out; an unknown id changes nothing. */
  remove(runId: string): void;
  /**
   * The table of the runs so far. It stays as it is whatever is done later. It shares with the one before all
   * segments in which nothing changed. Where few runs were removed, the last ones take their places; where many were,
   * the segments behind the first of them are copied.
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

/** Of so many rows and more for each removed run, these are few. */
const FEW_REMOVED = 512;

/** A field, and the builder of its column. */
interface Field {
  readonly namespace: Namespace;
  readonly key: string;
  readonly column: ColumnBuilder | TimeColumnBuilder;
  /** The one that was visited after it last: runs of an experiment have the same fields in the same order. */
  next: Field | undefined;
}

class ColumnTableBuilder implements TableBuilder {
  #runIds: RunIdList;
  /** Rows of runs that were removed, until the next table is built. */
  readonly #removed = new Set<number>();
  readonly #fields = new Map<Namespace, Map<string, Field>>(NAMESPACES.map((name) => [name, new Map()]));
  /** The row that is being filled, and the field that was visited last; at first one that stands before all. */
  #row = 0;
  readonly #start: Field = { namespace: "record", key: "", column: new ColumnBuilder(), next: undefined };
  #latest = this.#start;
  readonly #take: FieldVisitor = (namespace, key, value) => {
    let field = this.#latest.next;
    if (field === undefined || field.key !== key || field.namespace !== namespace) {
      field = this.#field(namespace, key);
      this.#latest.next = field;
    }
    this.#latest = field;
    // Only strings are ever visited under the names of the times.
    field.column.set(this.#row, value as string);
  };

  constructor(from?: Table) {
    if (from !== undefined && !(from instanceof ColumnTable)) {
      throw new AtlasError("internal", "a table can be gone on with only if it was built or decoded");
    }
    this.#runIds = new RunIdList(from?.idBlocks);
    this.#put("record", "started_at", new TimeColumnBuilder());
    this.#put("record", "finished_at", new TimeColumnBuilder());
    for (const path of from?.paths ?? []) if (path !== "record.run_id") this.#takeIn(from!, path);
  }

  get rowCount(): number {
    return this.#runIds.length - this.#removed.size;
  }

  add(run: Run): void {
    this.addFields(run.record.run_id, (visitor) => visitFields(run, visitor));
  }

  addFields(runId: string, visit: (visitor: FieldVisitor) => void): void {
    this.#row = this.#rowFor(runId);
    this.#latest = this.#start;
    visit(this.#take);
  }

  remove(runId: string): void {
    const row = this.#find(runId);
    if (row === undefined) return;
    this.#eachColumn((column) => column.clear(row));
    this.#removed.add(row);
  }

  build(): Table {
    if (this.#removed.size * FEW_REMOVED <= this.rowCount) this.#fillGaps();
    else this.#closeGaps();
    const columns = new Map<FieldPath, Column>();
    for (const [namespace, fields] of this.#fields) {
      for (const [key, field] of fields) {
        const column = field.column.build();
        if (column !== undefined) columns.set(`${namespace}.${key}`, column);
      }
    }
    return new ColumnTable(this.#runIds, this.#runIds.length, columns);
  }

  #takeIn(table: Table, path: FieldPath): void {
    const { namespace, key } = splitFieldPath(path);
    const column = table.column(path)!;
    this.#put(
      namespace,
      key,
      column.kind === "times"
        ? new TimeColumnBuilder(column, table.rowCount)
        : new ColumnBuilder(column, table.rowCount),
    );
  }

  #field(namespace: Namespace, key: string): Field {
    return this.#fields.get(namespace)!.get(key) ?? this.#put(namespace, key, new ColumnBuilder());
  }

  #put(namespace: Namespace, key: string, column: Field["column"]): Field {
    const field = { namespace, key, column, next: undefined };
    this.#fields.get(namespace)!.set(key, field);
    return field;
  }

  #find(runId: string): number | undefined {
    return this.#runIds.find(runId, (row) => !this.#removed.has(row));
  }

  #rowFor(runId: string): number {
    const known = this.#find(runId);
    if (known !== undefined) {
      this.#eachColumn((column) => column.clear(known));
      return known;
    }
    const row = this.#runIds.add(runId);
    // The segment before is full.
    if (placeOf(row) === 0 && row > 0) this.#eachColumn((column) => column.seal(segmentOf(row) - 1));
    return row;
  }

  #eachColumn(act: (column: Field["column"]) => void): void {
    for (const fields of this.#fields.values()) for (const { column } of fields.values()) act(column);
  }

  /** Moves the last rows into the places of removed runs: that touches few segments. */
  #fillGaps(): void {
    if (this.#removed.size === 0) return;
    const { rowCount } = this;
    const movedIds = new Map<number, string>();
    let from = this.#runIds.length;
    for (const to of this.#removed) {
      if (to >= rowCount) continue;
      do from--;
      while (this.#removed.has(from));
      const row = from;
      this.#eachColumn((column) => moveCell(column, row, to));
      movedIds.set(to, this.#runIds.at(row)!);
    }
    this.#runIds = this.#runIds.replaced(movedIds, rowCount);
    this.#removed.clear();
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
    this.#eachColumn((column) => column.keepRows(rows));
  }
}

/** @param to a row without a value */
function moveCell(column: Field["column"], from: number, to: number): void {
  const value = column.cell(from);
  if (value === undefined) return;
  column.clear(from);
  // A column of times holds texts alone.
  column.set(to, value as string);
}

function leastOf(numbers: Iterable<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const number of numbers) if (number < least) least = number;
  return least;
}
