import { stringifyJson } from "@atlas/core";
import type { ExportBatch } from "./export-batches.ts";
import type { ExportColumn } from "./export-column.ts";

/**
 * An export as JSON, a line a run, with values as they are stored: lists and objects too, integers with all their
 * digits. A field that a run lacks is absent; NaN and infinities are null.
 *
 * @see {@link https://jsonlines.org}
 */
export async function* jsonLinesOf(
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportBatch>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const names = columns.map(({ name }) => `${stringifyJson(name)}:`);
  for await (const batch of batches) {
    // Every run has an id, which is the first column.
    const [first = [], ...others] = batch.map((cells, k) =>
      cells.map((cell) => (cell === undefined ? "" : names[k] + stringifyJson(cell))),
    );
    let text = "";
    for (let i = 0; i < first.length; i++) {
      text += `{${first[i]}`;
      for (const members of others) if (members[i] !== "") text += `,${members[i]}`;
      text += "}\n";
    }
    yield encoder.encode(text);
  }
}
