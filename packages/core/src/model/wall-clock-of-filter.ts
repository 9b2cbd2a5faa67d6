import { AtlasError } from "../errors.ts";
import { readTime } from "./wall-clock.ts";

/**
 * Microseconds from 1970-01-01T00:00:00 to the local wall-clock time that a filter means. Unlike a record's time, a
 * time with a zone is converted to the local time of `timeZone`, since the stores' times are local. `undefined` for
 * a text that is no time.
 *
 * Throws `AtlasError` `invalid_query` for a time zone that is not known.
 *
 * @param timeZone IANA name; the process's own when absent
 */
export function wallClockOfFilter(text: string, timeZone?: string): number | undefined {
  const time = readTime(text);
  if (time === undefined || time.zoneOffsetS === undefined) return time?.wallClockUs;
  const utcUs = time.wallClockUs - time.zoneOffsetS * 1e6;
  const utcMs = Math.floor(utcUs / 1e6) * 1000;
  const localMs = timeZone === undefined ? localWallClockMs(utcMs) : wallClockMsIn(timeZone, utcMs);
  return utcUs + (localMs - utcMs) * 1000;
}

function localWallClockMs(utcMs: number): number {
  const date = new Date(utcMs);
  const local = new Date(0);
  local.setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate());
  local.setUTCHours(date.getHours(), date.getMinutes(), date.getSeconds());
  return local.getTime();
}

function wallClockMsIn(timeZone: string, utcMs: number): number {
  const parts = new Map<string, number>();
  for (const { type, value } of formatOf(timeZone).formatToParts(utcMs)) parts.set(type, Number(value));
  const local = new Date(0);
  local.setUTCFullYear(parts.get("year")!, parts.get("month")! - 1, parts.get("day")!);
  local.setUTCHours(parts.get("hour")!, parts.get("minute")!, parts.get("second")!);
  return local.getTime();
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch (cause) {
    throw new AtlasError("invalid_query", `unknown time zone "${timeZone}"`, { cause });
  }
}
