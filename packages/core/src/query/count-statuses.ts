import { STATUSES, type Status, type StatusCounts } from "../model/status.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import { AllRows, type Rows } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { countCodes } from "./count-codes.ts";

/** How many runs of some rows, or of all, are in each state. */
export function countStatuses(table: Table, rows: Rows = new AllRows(table.rowCount)): StatusCounts {
  const column = table.column("record.status");
  return column?.kind === "codes"
    ? statusCountsOf(column, countCodes(column, rows).entries())
    : statusCountsOf(undefined, []);
}

/** The same of counts by the codes of the column of states. */
export function statusCountsOf(
  column: CodedColumn | undefined,
  countOfCode: Iterable<readonly [code: number, count: number]>,
): StatusCounts {
  const counts = { success: 0, failed: 0, running: 0, cancelled: 0, other: 0 };
  for (const [code, count] of countOfCode) {
    const status = column?.valueOfCode(code);
    counts[isStatus(status) ? status : "other"] += count;
  }
  return counts;
}

function isStatus(value: unknown): value is Status {
  return (STATUSES as readonly unknown[]).includes(value);
}
