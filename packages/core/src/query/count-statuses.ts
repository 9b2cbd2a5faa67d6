import { STATUSES, type Status, type StatusCounts } from "../model/status.ts";
import type { Table } from "../table/table.ts";

/** How many runs of some rows, or of all, are in each state. */
export function countStatuses(table: Table, rows?: Uint32Array): StatusCounts {
  const counts = { success: 0, failed: 0, running: 0, cancelled: 0, other: 0 };
  const column = table.column("record.status");
  const rowCount = rows?.length ?? table.rowCount;
  for (let i = 0; i < rowCount; i++) {
    const status = column?.cell(rows?.[i] ?? i);
    counts[isStatus(status) ? status : "other"]++;
  }
  return counts;
}

function isStatus(value: unknown): value is Status {
  return (STATUSES as readonly unknown[]).includes(value);
}
