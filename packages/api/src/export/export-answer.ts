import { filterRows, type RunSource, sortRows } from "@atlas/core";
import { contentDisposition } from "../content/content-headers.ts";
import { arrowOf } from "./arrow-of.ts";
import { csvOf } from "./csv-of.ts";
import { type ExportBatch, exportBatches } from "./export-batches.ts";
import type { ExportColumn } from "./export-column.ts";
import type { ExportFormat, ExportRequest } from "./export-request.ts";
import { jsonLinesOf } from "./json-lines-of.ts";
import { parquetOf } from "./parquet-of.ts";
import { planExport } from "./plan-export.ts";

/** How runs are written in a format. */
interface Writing {
  readonly mediaType: string;
  readonly extension: string;
  /** How many rows are held in memory at once. */
  readonly batchSize: number;
  readonly write: (
    columns: readonly ExportColumn[],
    batches: AsyncIterable<ExportBatch>,
  ) => AsyncGenerator<Uint8Array>;
}

const WRITINGS: { readonly [Format in ExportFormat]: Writing } = {
  csv: { mediaType: "text/csv; charset=utf-8", extension: "csv", batchSize: 1000, write: csvOf },
  jsonl: { mediaType: "application/jsonl", extension: "jsonl", batchSize: 1000, write: jsonLinesOf },
  parquet: {
    mediaType: "application/vnd.apache.parquet",
    extension: "parquet",
    batchSize: 5000,
    write: parquetOf,
  },
  arrow: {
    mediaType: "application/vnd.apache.arrow.stream",
    extension: "arrows",
    batchSize: 5000,
    write: arrowOf,
  },
};

/** The same where the rows hold what runs captured, which may be large. */
const RESULTS_BATCH_SIZE = 200;

/** The media types of exports. */
export const EXPORT_MEDIA_TYPES = Object.values(WRITINGS).map(({ mediaType }) => mediaType);

/**
 * A download of the runs that match, the oldest first, written while it is read: what it takes of memory does not
 * grow with the number of runs.
 *
 * @param title what the file's name begins with
 * @throws AtlasError `invalid_query`, `unavailable`, `aborted`
 */
export async function exportAnswer(
  source: RunSource,
  request: ExportRequest,
  title: string,
  { signal, ...zone }: { readonly timeZone?: string; readonly signal: AbortSignal },
): Promise<Response> {
  const { table } = source.state();
  const matching = filterRows(table, request.filter, { ...zone, location: ["filter"] });
  const rows = sortRows(table, matching, [{ field: "record.started_at", order: "asc" }]);
  const { mediaType, extension, batchSize, write } = WRITINGS[request.format];
  const columns = await planExport(source, table, rows, request, signal);
  const atOnce = request.withResults ? RESULTS_BATCH_SIZE : batchSize;
  const bytes = write(columns, exportBatches(columns, rows, atOnce));
  const timestamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "_");
  return new Response(streamOf(bytes), {
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition(
        "attachment",
        `${title.replaceAll(":", "_")}_${timestamp}.${extension}`,
      ),
      "cache-control": "no-store",
    },
  });
}

/** Chunks as they are asked for; who goes away ends the making of them. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await chunks.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}
