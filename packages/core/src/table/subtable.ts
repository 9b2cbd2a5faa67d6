import type { FieldPath } from "../model/field.ts";
import type { CodedColumn } from "./coded-column.ts";
import type { Column } from "./column.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { ColumnTable } from "./column-table.ts";
import { AllRows, rowAt } from "./row-block.ts";
import { RunIdList } from "./run-id-list.ts";
import type { Table } from "./table.ts";
import { TimeColumnBuilder } from "./time-column-builder.ts";

/** Some fields of some rows, or of all, as a table of its own; it also has `record.run_id`. */
export function subtable(table: Table, paths: Iterable<FieldPath>, rows?: Uint32Array): Table {
  const chosen = rows ?? new AllRows(table.rowCount);
  const columns = new Map<FieldPath, Column>();
  for (const path of paths) {
    const column = table.column(path);
    if (column === undefined || path === "record.run_id") continue;
    const kept = rows === undefined ? column : keptColumn(column, table.rowCount, rows);
    if (kept !== undefined) columns.set(path, kept);
  }
  const runIds = new RunIdList();
  for (let i = 0; i < chosen.length; i++) runIds.add(table.runId(rowAt(chosen, i))!);
  return new ColumnTable(runIds, chosen.length, columns);
}

function keptColumn(column: Column, rowCount: number, rows: Uint32Array): Column | undefined {
  if (column.kind === "codes") return keptCodes(column, rows);
  const builder =
    column.kind === "times" ? new TimeColumnBuilder(column, rowCount) : new ColumnBuilder(column, rowCount);
  builder.keepRows(rows);
  return builder.build();
}

/** Goes cell by cell, so that of the different values only those that are left are kept. */
function keptCodes(column: CodedColumn, rows: Uint32Array): Column | undefined {
  const builder = new ColumnBuilder();
  for (let i = 0; i < rows.length; i++) {
    const cell = column.cell(rows[i]!);
    if (cell !== undefined) builder.set(i, cell);
  }
  return builder.build();
}
