import type { Cell } from "@atlas/core";
import { formatExact } from "../format/format-exact.ts";

/**
 * A table as tab-separated text, for pasting into a spreadsheet: numbers at full precision, a blank in the place of
 * each tab and line break within a value.
 */
export function tsvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (texts: readonly string[]) =>
    `${texts.map((text) => text.replace(/[\t\r\n]+/g, " ")).join("\t")}\n`;
  return line(head) + rows.map((row) => line(row.map(formatExact))).join("");
}
