import type { Cell, FieldPath } from "@atlas/core";
import { formatDuration } from "./format-duration.ts";
import { formatNumber } from "./format-number.ts";
import { formatTime } from "./format-time.ts";
import { jsonText, shorten } from "./json-text.ts";

/** What stands where a value is missing. */
export const MISSING = "\u2013";

const SHORT = 160;

/** A value of a field as a person reads it, short enough for a table: durations and times by what the field is. */
export function formatCell(cell: Cell, path: FieldPath): string {
  if (cell === undefined) return MISSING;
  switch (typeof cell) {
    case "number":
    case "bigint":
      return path === "record.duration_ms" ? formatDuration(cell) : formatNumber(cell);
    case "string":
      return isTimeField(path) ? formatTime(cell) : shorten(cell, SHORT);
    case "boolean":
      return String(cell);
    default:
      return path === "record.tags" && Array.isArray(cell)
        ? shorten(cell.map(String).join(", "), SHORT)
        : jsonText(cell, SHORT);
  }
}

/** Whether a field holds times as ISO 8601 text. */
export function isTimeField(path: FieldPath): boolean {
  return path === "record.started_at" || path === "record.finished_at";
}
