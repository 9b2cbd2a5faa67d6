import type { FacetHistogram, FieldPath, Query } from "@atlas/core";
import { rangeOf, timeRangeOf } from "../filter/edit-range.ts";

/** A range on the axis of a histogram, in its unit. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a filter lets through on a histogram's axis: all of it where it sets no bounds. */
export function brushOf(filter: Query, field: FieldPath, histogram: FacetHistogram): Span {
  const least = histogram.bins[0] ?? 0;
  const greatest = histogram.bins.at(-1) ?? 1;
  const { from, to } =
    histogram.unit === "us" ? inMicroseconds(timeRangeOf(filter, field)) : rangeOf(filter, field);
  return {
    from: clamp(from === undefined ? least : Number(from), least, greatest),
    to: clamp(to === undefined ? greatest : Number(to), least, greatest),
  };
}

/**
 * A place on the axis as a person would write it: with no more digits than it takes to tell it from the next pixel.
 *
 * @param step how much of the axis a pixel is
 */
export function roundedTo(value: number, step: number): number {
  if (!(step > 0)) return value;
  const digits = Math.max(0, Math.min(100, -Math.floor(Math.log10(step))));
  if (digits > 0) return Number(value.toFixed(digits));
  const unit = 10 ** Math.floor(Math.log10(step));
  return Math.round(value / unit) * unit;
}

/** A bound as a filter takes it: a number, or the wall clock of a time to the second. */
export function boundOf(value: number, unit: FacetHistogram["unit"]): number | string {
  return unit === "us" ? new Date(value / 1000).toISOString().slice(0, 19) : value;
}

/** A place on the axis that is not outside of it. */
export function clamp(value: number, least: number, greatest: number): number {
  return Math.min(greatest, Math.max(least, value));
}

function inMicroseconds(range: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  return { from: microsecondsOf(range.from), to: microsecondsOf(range.to) };
}

/** Of the wall clock, whatever zone stands behind it. */
function microsecondsOf(time: string | undefined): number | undefined {
  if (time === undefined) return undefined;
  const [, day, clock = "00:00"] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?/.exec(time) ?? [];
  const at = Date.parse(`${day}T${clock}Z`);
  return Number.isNaN(at) ? undefined : at * 1000;
}
