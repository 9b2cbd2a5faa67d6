import { type Cell, csvField, textOf } from "@atlas/core";
import type { ExportBatch } from "./export-batches.ts";
import type { ExportColumn } from "./export-column.ts";

/**
 * An export as CSV in UTF-8: a line of names, then a line a run. A run that lacks a field has nothing there; a text
 * that is empty stands in quotes.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4180}
 */
export async function* csvOf(
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportBatch>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`${columns.map(({ name }) => csvField(name)).join(",")}\n`);
  for await (const batch of batches) {
    const [first = [], ...others] = batch.map((cells) => cells.map(fieldOf));
    let text = "";
    for (let i = 0; i < first.length; i++) {
      text += first[i];
      for (const fields of others) text += `,${fields[i]}`;
      text += "\n";
    }
    yield encoder.encode(text);
  }
}

function fieldOf(cell: Cell): string {
  if (cell === undefined) return "";
  return typeof cell === "number" ? textOf(cell) : csvField(textOf(cell));
}
