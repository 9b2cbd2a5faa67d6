import { giveTurn, isTurnDue } from "../event-loop.ts";
import type { RunCatalog } from "../run-catalog.ts";
import type { StoreReading } from "../store-reading.ts";
import type { Snapshot } from "./snapshot.ts";

/** What is known of some stores and their runs, but for what is shown of it; `restoredRuns` gives it back. */
export async function takeSnapshot(
  catalog: RunCatalog,
  readings: readonly StoreReading[],
): Promise<Omit<Snapshot, "roots" | "shown">> {
  const table = catalog.table();
  const placeOf = new Map(readings.map(({ store }, place) => [store, place]));
  const storeOfRow = new Uint32Array(table.rowCount);
  const oddNames = new Map<number, string>();
  for (let row = 0; row < table.rowCount; row++) {
    const runId = table.runId(row)!;
    const { store, name } = catalog.fileOf(runId)!;
    storeOfRow[row] = placeOf.get(store)!;
    if (name !== `${runId}.json`) oddNames.set(row, name);
    if (isTurnDue()) await giveTurn();
  }
  const others = Array.from(catalog.others).flatMap(([runId, copies]) =>
    copies.map((copy) => ({ ...copy, runId, store: placeOf.get(copy.store)! })),
  );
  return { table, stores: readings.map((reading) => reading.snapshot()), storeOfRow, oddNames, others };
}
