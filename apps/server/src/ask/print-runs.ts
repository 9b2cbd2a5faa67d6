import { type Cell, csvField, stringifyJson, textOf } from "@atlas/core";
import type { SelectedRuns } from "./select-runs.ts";

/** How runs can be printed. */
export const RUN_FORMATS = ["table", "csv", "json", "jsonl"] as const;

/** One of `RUN_FORMATS`. */
export type RunFormat = (typeof RUN_FORMATS)[number];

/** How many runs are turned into text at a time. */
const ROWS_AT_ONCE = 1000;

/** Runs as text, piece by piece. The formats for programs name columns by their paths, and keep every digit. */
export function* printRuns(runs: SelectedRuns, format: Exclude<RunFormat, "table">): Generator<string> {
  const { begin, line, separator, end, nothing } = WRITINGS[format](runs.columns);
  if (runs.rows.length === 0) return yield nothing;
  let before = begin;
  for (let start = 0; start < runs.rows.length; start += ROWS_AT_ONCE) {
    let text = "";
    for (const row of runs.rows.subarray(start, start + ROWS_AT_ONCE)) {
      text += before + line(runs.columns.map((path) => runs.table.cell(row, path)));
      before = separator;
    }
    yield text;
  }
  yield end;
}

interface Writing {
  readonly begin: string;
  readonly line: (cells: readonly Cell[]) => string;
  /** Between two lines. */
  readonly separator: string;
  readonly end: string;
  /** All of it where no run matches. */
  readonly nothing: string;
}

const WRITINGS: Record<Exclude<RunFormat, "table">, (columns: readonly string[]) => Writing> = {
  csv: (columns) => {
    const head = `${columns.map(csvField).join(",")}\n`;
    const line = (cells: readonly Cell[]) => `${cells.map(csvCell).join(",")}\n`;
    return { begin: head, line, separator: "", end: "", nothing: head };
  },
  json: (columns) => ({
    begin: "[\n",
    line: objectOf(columns),
    separator: ",\n",
    end: "\n]\n",
    nothing: "[]\n",
  }),
  jsonl: (columns) => ({
    begin: "",
    line: (cells) => `${objectOf(columns)(cells)}\n`,
    separator: "",
    end: "",
    nothing: "",
  }),
};

function csvCell(cell: Cell): string {
  return cell === undefined ? "" : csvField(textOf(cell));
}

/** A run as an object of JSON; what it lacks is absent, NaN and infinities are null. */
function objectOf(columns: readonly string[]): (cells: readonly Cell[]) => string {
  const names = columns.map((column) => `${stringifyJson(column)}:`);
  return (cells) => {
    const members = cells.flatMap((cell, k) => (cell === undefined ? [] : names[k] + stringifyJson(cell)));
    return `{${members.join(",")}}`;
  };
}
