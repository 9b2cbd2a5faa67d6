import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { ExportBatch } from "./export-batches.ts";
import type { ColumnType, ExportColumn } from "./export-column.ts";
import { typedCells } from "./typed-cells.ts";

const PARQUET_TYPES = {
  integer: "INT64",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  text: "STRING",
} as const satisfies Record<ColumnType, string>;

/** An export as Parquet: a row group a batch, of which one at a time is held in memory. */
export async function* parquetOf(
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportBatch>,
): AsyncGenerator<Uint8Array> {
  const columnData = columns.map(({ name, type }) => ({ name, type: PARQUET_TYPES[type], data: [] }));
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData }),
    createdBy: "Atlas",
  });
  for await (const batch of batches) {
    const rowGroupSize = batch[0]?.length ?? 0;
    parquet.write({
      columnData: columns.map(({ name, type }, k) => ({ name, data: typedCells(type, batch[k] ?? []) })),
      rowGroupSize,
    });
    yield taken(writer);
  }
  parquet.finish();
  yield taken(writer);
}

/** What was written since the last time. The writer goes on counting, as offsets in the file need it. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
