import type { Table } from "@atlas/core";
import type { Copy } from "../run-catalog.ts";
import { startedUsOf } from "../run-fields.ts";
import type { SourceStore } from "../source-store.ts";
import type { Snapshot } from "./snapshot.ts";

/** A run of a snapshot's table, and the copies of it in stores that are still there. */
export interface RestoredRun {
  readonly runId: string;
  /** The copy that the table has it from; `undefined` when its store is gone. */
  readonly counted: Copy | undefined;
  readonly others: readonly Copy[];
}

/**
 * The runs of a snapshot, in the order of its table.
 *
 * @param stores those of the snapshot, in its order; `undefined` for one that is gone
 */
export function* restoredRuns(
  snapshot: Snapshot,
  stores: readonly (SourceStore | undefined)[],
): Iterable<RestoredRun> {
  const { table, storeOfRow, oddNames } = snapshot;
  const others = othersByRun(snapshot, stores);
  for (let row = 0; row < table.rowCount; row++) {
    const runId = table.runId(row)!;
    const store = stores[storeOfRow[row]!];
    const name = oddNames.get(row) ?? `${runId}.json`;
    const counted = store && copyInTable(table, row, store, name);
    yield { runId, counted, others: others.get(runId) ?? [] };
  }
}

function copyInTable(table: Table, row: number, store: SourceStore, name: string): Copy {
  const startedAt = table.cell(row, "record.started_at") as string | undefined;
  const isFinished = table.cell(row, "record.status") !== "running";
  return { store, name, isFinished, startedUs: startedUsOf(startedAt) };
}

function othersByRun(
  { others }: Snapshot,
  stores: readonly (SourceStore | undefined)[],
): Map<string, Copy[]> {
  const byRun = new Map<string, Copy[]>();
  for (const { runId, store: place, ...copy } of others) {
    const store = stores[place];
    if (store === undefined) continue;
    byRun.set(runId, [...(byRun.get(runId) ?? []), { ...copy, store }]);
  }
  return byRun;
}
