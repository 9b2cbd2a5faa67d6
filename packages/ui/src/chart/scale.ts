import { textOf } from "@atlas/core";
import { formatNumber } from "../format/format-number.ts";
import { linearTicks, tickTexts } from "./linear-ticks.ts";
import { logTicks } from "./log-ticks.ts";
import { timeTicks } from "./time-ticks.ts";

/** What may stand on an axis. */
export type AxisValue = number | bigint | string | boolean;

/** How an axis lays its values out. */
export type ScaleKind = "linear" | "log" | "symlog" | "time" | "category";

/** A mark of an axis. */
interface Tick {
  /** 0 at the low end of the axis, 1 at the high one. */
  readonly place: number;
  /** Empty where there is none. */
  readonly label: string;
}

/** Where values lie along an axis. */
export interface Scale {
  readonly kind: ScaleKind;
  /** 0 at the low end, 1 at the high end, beyond them outside; NaN for a value that has no place on such a scale. */
  place(value: AxisValue): number;
  /** The number at a place; of categories the place in their list. */
  numberAt(place: number): number;
  /** What is at a place, in words. */
  labelAt(place: number): string;
  /** The categories, from the low end up; none on other scales. */
  readonly values: readonly AxisValue[];
  readonly ticks: readonly Tick[];
  /** How much of the axis belongs to one category; 0 on other scales. */
  readonly step: number;
}

/** How a scale of numbers is made. */
export interface NumberScaleOptions {
  /** The least and the greatest number; on a log scale both above 0. */
  readonly extent: readonly [low: number, high: number];
  /** How many labels there should be, about; 5 when absent. */
  readonly count?: number;
  /** What share of the extent is left free at either end; 0.04 when absent. */
  readonly padding?: number;
  /** Values to mark in place of round ones. */
  readonly ticksAt?: readonly number[] | undefined;
  /** For a symlog scale: below this size numbers are laid out as on a linear one; 1 when absent. */
  readonly threshold?: number;
}

/** A scale of numbers: linear, log, symlog, or time (milliseconds of a wall clock since 1970). */
export function numberScale(kind: Exclude<ScaleKind, "category">, options: NumberScaleOptions): Scale {
  const { count = 5, padding = 0.04, threshold = 1, ticksAt } = options;
  const { forth, back } = TRANSFORMS[kind](threshold);
  const [low, high] = widened(forth(options.extent[0]), forth(options.extent[1]), kind, padding);
  const place = (value: AxisValue) => (forth(numberOf(value, kind)) - low) / (high - low);
  const numberAt = (at: number) => back(low + at * (high - low));
  const ends: Ends = [back(low), back(high)];
  return {
    kind,
    place,
    numberAt,
    labelAt: (at) => (kind === "time" ? clockText(numberAt(at)) : formatNumber(numberAt(at))),
    values: [],
    ticks: ticksOf(kind, ends, count, threshold, ticksAt).map(([value, label]) => ({
      place: place(value),
      label,
    })),
    step: 0,
  };
}

/** A scale of separate values, side by side in the order given. */
export function categoryScale(
  values: readonly AxisValue[],
  labelOf: (value: AxisValue) => string = labelOfValue,
): Scale {
  const places = new Map(values.map((value, index) => [keyOf(value), (index + 0.5) / values.length]));
  const numberAt = (place: number) =>
    Math.min(values.length - 1, Math.max(0, Math.floor(place * values.length)));
  return {
    kind: "category",
    place: (value) => places.get(keyOf(value)) ?? Number.NaN,
    numberAt,
    labelAt: (place) => (values.length === 0 ? "" : labelOf(values[numberAt(place)]!)),
    values,
    ticks: values.map((value) => ({ place: places.get(keyOf(value))!, label: labelOf(value) })),
    step: 1 / Math.max(1, values.length),
  };
}

/** A value's text on an axis, in a legend, at the head of a panel; a dash for having none. */
export function labelOfValue(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return formatNumber(value);
  if (typeof value === "boolean") return String(value);
  if (value === null || value === undefined) return "\u2013";
  return textOf(value as string) || "\u201c\u201d";
}

/** A text that tells values of any type apart. */
export function keyOf(value: unknown): string {
  const type = typeof value === "bigint" ? "number" : typeof value;
  return `${type}:${textOf((value ?? null) as null)}`;
}

/** The milliseconds of the wall clock that an ISO 8601 text shows, whatever its zone; NaN for another text. */
export function wallClockMs(iso: string): number {
  const [clock = ""] = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)?/.exec(iso) ?? [];
  return Date.parse(clock.length === 10 ? `${clock}T00:00:00Z` : `${clock.replace(" ", "T")}Z`);
}

/** A moment of a wall clock, to the second: as the fields have it. */
export function clockText(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 19).replace("T", " ");
}

type Ends = readonly [low: number, high: number];

interface Transform {
  readonly forth: (value: number) => number;
  readonly back: (value: number) => number;
}

const same: Transform = { forth: (value) => value, back: (value) => value };

const TRANSFORMS: Record<Exclude<ScaleKind, "category">, (threshold: number) => Transform> = {
  linear: () => same,
  time: () => same,
  log: () => ({
    forth: (value) => (value > 0 ? Math.log10(value) : Number.NaN),
    back: (power) => 10 ** power,
  }),
  symlog: (threshold) => ({
    forth: (value) => Math.asinh(value / threshold),
    back: (value) => threshold * Math.sinh(value),
  }),
};

function numberOf(value: AxisValue, kind: ScaleKind): number {
  if (typeof value === "string") return kind === "time" ? wallClockMs(value) : Number.NaN;
  return Number(value);
}

/** A range with room at both ends; one of a single number gets room on either side. */
function widened(low: number, high: number, kind: ScaleKind, padding: number): Ends {
  if (!(high > low)) {
    const room = kind === "log" ? 0.5 : Math.max(Math.abs(low) * 0.1, kind === "time" ? 60_000 : 1e-9) || 1;
    return low === 0 ? [-1, 1] : [low - room, low + room];
  }
  const room = (high - low) * padding;
  return [low - room, high + room];
}

type LabelledNumber = readonly [value: number, label: string];

function ticksOf(
  kind: Exclude<ScaleKind, "category">,
  [low, high]: Ends,
  count: number,
  threshold: number,
  ticksAt: readonly number[] | undefined,
): readonly LabelledNumber[] {
  if (ticksAt !== undefined) return ticksAt.map((value) => [value, formatNumber(value)]);
  switch (kind) {
    case "linear": {
      const ticks = linearTicks(low, high, count);
      const texts = tickTexts(ticks);
      return ticks.map((value, index) => [value, texts[index]!]);
    }
    case "time":
      return timeTicks(low, high, count).map(({ timeMs, label }) => [timeMs, label]);
    case "log": {
      const { major, minor } = logTicks(low, high, count);
      return [...major.map(labelled), ...minor.map((value): LabelledNumber => [value, ""])];
    }
    case "symlog":
      return symlogTicks(low, high, count, threshold).map(labelled);
  }
}

function labelled(value: number): LabelledNumber {
  return [value, formatNumber(value)];
}

/** 0 and powers of ten of either sign, from the threshold on. */
function symlogTicks(low: number, high: number, count: number, threshold: number): number[] {
  const powers = (limit: number): number[] =>
    limit > threshold
      ? [...logTicks(threshold, limit, Math.ceil(count / (low < 0 && high > 0 ? 2 : 1))).major]
      : [];
  const below = powers(-low)
    .map((value) => -value)
    .reverse();
  const ticks = [...below, ...(low <= 0 && high >= 0 ? [0] : []), ...powers(high)].filter(
    (value) => value >= low && value <= high,
  );
  return ticks.length >= 3 ? ticks : linearTicks(low, high, count);
}
