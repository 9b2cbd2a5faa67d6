import { type Cell, textOf } from "@atlas/core";
import { countFitting, inColumns } from "./in-columns.ts";
import type { SelectedRuns } from "./select-runs.ts";

/** A longer text is cut. */
const MAX_WIDTH = 40;
const DIGITS = 6;

/**
 * Runs as a table for a terminal: numbers to six digits and to the right, everything else as it is. Columns that do not
 * fit are left out, and a last line says so.
 *
 * @param width of the terminal, in characters; infinite where it has no end
 */
export function textTable({ table, columns, rows, total }: SelectedRuns, width: number): string {
  if (rows.length === 0) return `${summary(0, total, 0)}\n`;
  const all = columns.map((path) => {
    const cells = Array.from(rows, (row) => table.cell(row, path));
    const isNumeric = cells.some(isNumber) && cells.every((cell) => cell === undefined || isNumber(cell));
    return { texts: [labelOf(path), ...cells.map(shortText)], isNumeric };
  });
  const shown = all.slice(0, countFitting(all, width));
  return `${[...inColumns(shown), "", summary(rows.length, total, all.length - shown.length)].join("\n")}\n`;
}

function summary(shown: number, total: number, hidden: number): string {
  const counted = `${total.toLocaleString("en-US")} ${total === 1 ? "run matches" : "runs match"}`;
  const cut = shown === total ? "" : `, ${shown.toLocaleString("en-US")} shown: --limit shows more`;
  const columns = hidden === 0 ? "" : `; ${hidden} more columns: --column, or --format csv`;
  return counted + cut + columns;
}

/** The namespace goes without saying where it is the record's. */
function labelOf(path: string): string {
  return path.startsWith("record.") ? path.slice("record.".length) : path;
}

function shortText(cell: Cell): string {
  if (typeof cell === "number" && !Number.isInteger(cell)) return String(Number(cell.toPrecision(DIGITS)));
  const text = [...textOf(cell).replaceAll(/\p{Cc}/gu, " ")];
  return text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH - 1).join("")}…` : text.join("");
}

function isNumber(cell: Cell): boolean {
  return typeof cell === "number" || typeof cell === "bigint";
}
