import type { FieldPath } from "../model/field.ts";
import { finish, type Steps } from "../steps.ts";
import type { CodedColumn } from "./coded-column.ts";
import type { Column } from "./column.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { ColumnTable } from "./column-table.ts";
import { AllRows, rowAt } from "./row-block.ts";
import { RunIdList } from "./run-id-list.ts";
import { SEGMENT_ROWS } from "./segment.ts";
import type { Table } from "./table.ts";
import { TimeColumnBuilder } from "./time-column-builder.ts";

/** Some fields of some rows, or of all, as a table of its own; it also has `record.run_id`. */
export function subtable(table: Table, paths: Iterable<FieldPath>, rows?: Uint32Array): Table {
  return finish(subtableSteps(table, paths, rows));
}

/** The steps of `subtable`. */
export function* subtableSteps(table: Table, paths: Iterable<FieldPath>, rows?: Uint32Array): Steps<Table> {
  const chosen = rows ?? new AllRows(table.rowCount);
  const columns = new Map<FieldPath, Column>();
  for (const path of paths) {
    const column = table.column(path);
    if (column === undefined || path === "record.run_id") continue;
    const kept = rows === undefined ? column : yield* keptColumn(column, table.rowCount, rows);
    if (kept !== undefined) columns.set(path, kept);
  }
  const runIds = new RunIdList();
  for (let i = 0; i < chosen.length; i++) {
    if (i % SEGMENT_ROWS === 0) yield;
    runIds.add(table.runId(rowAt(chosen, i))!);
  }
  return new ColumnTable(runIds, chosen.length, columns);
}

function* keptColumn(column: Column, rowCount: number, rows: Uint32Array): Steps<Column | undefined> {
  if (column.kind === "codes") return yield* keptCodes(column, rows);
  const builder =
    column.kind === "times" ? new TimeColumnBuilder(column, rowCount) : new ColumnBuilder(column, rowCount);
  builder.keepRows(rows);
  yield;
  return builder.build();
}

/** Goes cell by cell, so that of the different values only those that are left are kept. */
function* keptCodes(column: CodedColumn, rows: Uint32Array): Steps<Column | undefined> {
  const builder = new ColumnBuilder();
  for (let i = 0; i < rows.length; i++) {
    if (i % SEGMENT_ROWS === 0) yield;
    const cell = column.cell(rows[i]!);
    if (cell !== undefined) builder.set(i, cell);
  }
  return builder.build();
}
