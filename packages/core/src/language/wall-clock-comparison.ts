import { AtlasError } from "../errors.ts";
import { wallClockOfFilter } from "../model/wall-clock-of-filter.ts";
import type { Location } from "../query/cell-test.ts";
import type { Comparison } from "./query.ts";
import { wallClockAgo } from "./relative-time.ts";

/** What times in a query are read with. */
export interface TimeOptions {
  /** IANA name of the zone that the stores' times are in; the process's own when absent. */
  readonly timeZone?: string;
  /** What "2 days ago" is counted from, in milliseconds since 1970 in UTC; the present when absent. */
  readonly nowMs?: number;
}

/**
 * A comparison of a field of times as one of its wall clocks, in microseconds since 1970.
 *
 * Throws `AtlasError` `invalid_query` for what is no time, with its place, and for a time zone that is not known.
 */
export function wallClockComparison(
  comparison: Comparison,
  options: TimeOptions,
  location: Location,
): Comparison {
  const read = (value: unknown, ...place: Location) =>
    wallClockOf(value, options, [...location, "value", ...place]);
  switch (comparison.op) {
    case "in":
      return { ...comparison, value: comparison.value.map((value, i) => read(value, i)) };
    case "between":
      return { ...comparison, value: [read(comparison.value[0], 0), read(comparison.value[1], 1)] };
    default:
      return { ...comparison, value: read(comparison.value) };
  }
}

function wallClockOf(value: unknown, options: TimeOptions, location: Location): number {
  const { nowMs = Date.now(), timeZone } = options;
  const wallClockUs =
    typeof value === "string"
      ? (wallClockOfFilter(value, timeZone) ?? wallClockAgo(value, nowMs, timeZone))
      : undefined;
  if (wallClockUs !== undefined) return wallClockUs;
  throw new AtlasError("invalid_query", "expected a time such as 2026-01-26T10:30:00 or 2 days ago", {
    location,
  });
}
