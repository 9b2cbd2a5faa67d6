import {
  bool,
  columnFromArray,
  type DataType,
  float64,
  int64,
  tableFromColumns,
  tableToIPC,
  utf8,
} from "@uwdata/flechette";
import type { ExportBatch } from "./export-batches.ts";
import type { ColumnType, ExportColumn } from "./export-column.ts";
import { typedCells } from "./typed-cells.ts";

const ARROW_TYPES: { readonly [T in ColumnType]: () => DataType } = {
  integer: int64,
  number: float64,
  boolean: bool,
  text: utf8,
};

/** How a stream ends: a message without a length. */
const END_BYTES = 8;

/**
 * An export as an Arrow IPC stream: a record batch a batch, of which one at a time is held in memory.
 *
 * @see {@link https://arrow.apache.org/docs/format/Columnar.html#ipc-streaming-format}
 */
export async function* arrowOf(
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportBatch>,
): AsyncGenerator<Uint8Array> {
  const start = streamOf(columns, []);
  yield start.subarray(0, -END_BYTES);
  // Every batch is a stream of its own, of which only what lies between its schema and its end is sent on.
  const schemaBytes = start.length - END_BYTES;
  for await (const batch of batches) yield streamOf(columns, batch).subarray(schemaBytes, -END_BYTES);
  yield start.subarray(-END_BYTES);
}

function streamOf(columns: readonly ExportColumn[], batch: ExportBatch): Uint8Array {
  const entries = columns.map(({ name, type }, k): [string, ReturnType<typeof columnFromArray>] => [
    name,
    columnFromArray(typedCells(type, batch[k] ?? []), ARROW_TYPES[type]()),
  ]);
  return tableToIPC(tableFromColumns(entries), { format: "stream" }) as Uint8Array;
}
