import { wallClockOfFilter } from "../model/wall-clock-of-filter.ts";
import { unitOf } from "./units.ts";

const RELATIVE = /(\d{1,9}(?:\.\d{1,9})?)[ \t]*([a-z]+)[ \t]+ago(?![^\s),.])/iy;

/** A time that is told by how long ago it is. */
export interface RelativeTime {
  /** As it is printed: "2 days ago". */
  readonly text: string;
  readonly agoMs: number;
  /** How long the text was that was read. */
  readonly length: number;
}

/** Reads what stands at a place of a text, such as "2 days ago" or "90min ago"; `undefined` for anything else. */
export function readRelativeTime(text: string, at = 0): RelativeTime | undefined {
  RELATIVE.lastIndex = at;
  const match = RELATIVE.exec(text);
  const unit = unitOf(match?.[2] ?? "");
  if (match === null || unit === undefined) return undefined;
  const count = Number(match[1]);
  return {
    text: `${count} ${unit.long}${count === 1 ? "" : "s"} ago`,
    agoMs: count * unit.ms,
    length: match[0].length,
  };
}

/**
 * Microseconds from 1970-01-01T00:00:00 to the local wall-clock time of a text such as "2 days ago", counted back on
 * the wall clock; `undefined` for anything else.
 *
 * @param nowMs the present, in milliseconds since 1970 in UTC
 * @param timeZone IANA name; the process's own when absent
 */
export function wallClockAgo(text: string, nowMs: number, timeZone?: string): number | undefined {
  const time = readRelativeTime(text);
  if (time === undefined || time.length !== text.length) return undefined;
  const nowUs = wallClockOfFilter(new Date(nowMs).toISOString(), timeZone);
  return nowUs === undefined ? undefined : nowUs - time.agoMs * 1000;
}
