import type { Content, TablePreview } from "@atlas/core";
import { delimitedRows, delimiterOf } from "./delimited-rows.ts";
import type { Preview } from "./preview.ts";
import { previewText } from "./preview-text.ts";
import { cellOf, numberOf, typeOfTexts } from "./table-cells.ts";
import { MAX_COLUMNS, MAX_ROWS, tableHead } from "./table-head.ts";

/** How many rows decide what a column holds. */
const TYPED_ROWS = 1000;

/** The first rows of a table in a text, and the text. */
export async function previewDelimited(content: Content): Promise<Preview> {
  const [{ text, isCut }, asText] = await Promise.all([tableHead(content), previewText(content)]);
  const rows = [...delimitedRows(text, delimiterOf(text))];
  const table = tableOf(rows, isCut);
  const isNarrowed = rows.some((row) => row.length > MAX_COLUMNS);
  const isShortened = table.row_count === null || table.row_count > table.rows.length;
  return { parts: { ...asText.parts, table }, isCut: isCut || isNarrowed || isShortened };
}

function tableOf(rows: readonly (readonly string[])[], isCut: boolean): TablePreview {
  const [first = [], ...others] = rows;
  const hasNames = !isHeadless(first);
  const all = hasNames ? others : rows;
  const typed = all.slice(0, TYPED_ROWS);
  const width = Math.min(
    MAX_COLUMNS,
    rows.reduce((widest, row) => Math.max(widest, row.length), 0),
  );
  const columns = Array.from({ length: width }, (_, i) => ({
    name: (hasNames ? first[i] : undefined) ?? `column ${i + 1}`,
    type: typeOfTexts(typed.map((row) => row[i] ?? "")),
  }));
  return {
    columns,
    rows: all.slice(0, MAX_ROWS).map((row) => columns.map(({ type }, i) => cellOf(row[i] ?? "", type))),
    row_count: isCut ? null : all.length,
  };
}

/** Whether the first row holds values already: no name is a number. */
function isHeadless(first: readonly string[]): boolean {
  const filled = first.filter((text) => text !== "");
  return filled.length > 0 && filled.every((text) => numberOf(text) !== undefined);
}
