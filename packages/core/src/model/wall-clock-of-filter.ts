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
  const secondUs = Math.floor(utcUs / 1e6) * 1e6;
  return localWallClockUs(secondUs / 1000, timeZone) + utcUs - secondUs;
}

/** @param utcMs whole seconds */
function localWallClockUs(utcMs: number, timeZone: string | undefined): number {
  const parts = new Map<string, string>();
  for (const { type, value } of formatOf(timeZone).formatToParts(utcMs)) parts.set(type, value);
  const [year, month, day, hour, minute, second] = UNITS.map((unit) => Number(parts.get(unit)));
  return (
    new Date(0).setUTCFullYear(year!, month! - 1, day) * 1000 + ((hour! * 60 + minute!) * 60 + second!) * 1e6
  );
}

const UNITS = ["year", "month", "day", "hour", "minute", "second"] as const;

function formatOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const numeric = Object.fromEntries(UNITS.map((unit) => [unit, "numeric" as const]));
  try {
    return new Intl.DateTimeFormat("en-US", { ...numeric, hourCycle: "h23", timeZone });
  } catch (cause) {
    throw new AtlasError("invalid_query", `unknown time zone "${timeZone}"`, { cause });
  }
}
