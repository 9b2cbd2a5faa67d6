import type { Cell } from "@atlas/core";
import type { ExportColumn } from "./export-column.ts";
import { takeTurns } from "./take-turns.ts";

/** Some rows of an export: the cells of each column, in the order of the columns. */
export type ExportBatch = readonly (readonly Cell[])[];

/** The rows of an export, some thousands at a time, each read when it is asked for. */
export async function* exportBatches(
  columns: readonly ExportColumn[],
  rows: Uint32Array,
  batchSize: number,
): AsyncGenerator<ExportBatch> {
  const turn = takeTurns();
  for (let start = 0; start < rows.length; start += batchSize) {
    const some = rows.subarray(start, start + batchSize);
    const batch: (readonly Cell[])[] = [];
    for (const column of columns) {
      await turn();
      batch.push(await column.read(some));
    }
    yield batch;
  }
}
