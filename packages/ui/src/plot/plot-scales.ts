import type { FieldPath } from "@atlas/core";
import { extentOf } from "../chart/curve-figure.ts";
import {
  type AxisValue,
  categoryScale,
  keyOf,
  numberScale,
  type Scale,
  type ScaleKind,
  wallClockMs,
} from "../chart/scale.ts";
import { fieldLabel } from "../format/field-label.ts";
import { compareValues } from "./value-colors.ts";

/** A function that makes an axis with about so many labels. */
export type ScaleMaker = (count: number) => Scale;

/** How an axis is made of the values on it. */
export interface AxisOptions {
  /** What is shown, in place of all values. */
  readonly zoom?: readonly [low: number, high: number] | undefined;
  /** Whether the axis begins at 0, where its scale has a 0. */
  readonly fromZero?: boolean;
  /** Whether the values themselves are marked where they are few: nothing was measured in between. */
  readonly marksValues?: boolean;
  /** Whether the first category is at the high end: at the top of a y axis. */
  readonly isReversed?: boolean;
}

const MOST_MARKED = 7;

/** An axis for some values. Those that have no place on it (0 on a log scale, say) do not widen it. */
export function scaleMaker(
  kind: ScaleKind,
  values: readonly AxisValue[],
  options: AxisOptions = {},
): ScaleMaker {
  if (kind === "category") {
    const distinct = [...new Map(values.map((value) => [keyOf(value), value])).values()];
    distinct.sort(compareValues);
    const scale = categoryScale(options.isReversed ? distinct.reverse() : distinct);
    return () => scale;
  }
  const { zoom, fromZero = false, marksValues = false } = options;
  const numbers = values.map((value) => placedNumber(value, kind)).filter((value) => !Number.isNaN(value));
  const [low, high] = zoom ?? extentOf(numbers, kind === "log" ? [1, 10] : [0, 1]);
  const isFromZero = fromZero && zoom === undefined && (kind === "linear" || kind === "symlog");
  const extent = isFromZero ? ([Math.min(0, low), Math.max(0, high)] as const) : ([low, high] as const);
  const ticksAt =
    marksValues && kind !== "time" && zoom === undefined ? fewDistinct(numbers, MOST_MARKED) : undefined;
  const threshold = kind === "symlog" ? thresholdOf(numbers) : 1;
  return (count) => numberScale(kind, { extent, count, padding: zoom ? 0 : 0.04, ticksAt, threshold });
}

/** The different numbers, ascending; `undefined` where there are more than so many. */
function fewDistinct(numbers: readonly number[], most: number): number[] | undefined {
  const distinct = new Set<number>();
  for (const number of numbers) {
    distinct.add(number);
    if (distinct.size > most) return undefined;
  }
  return [...distinct].sort((a, b) => a - b);
}

/** The number that stands for a value on a scale; NaN where it has no place. */
export function placedNumber(value: AxisValue, kind: ScaleKind): number {
  const number =
    typeof value === "string" ? (kind === "time" ? wallClockMs(value) : Number.NaN) : Number(value);
  return Number.isFinite(number) && (kind !== "log" || number > 0) ? number : Number.NaN;
}

/** The title of an axis: the field's own name, with the scale where it is not linear. */
export function axisTitle(field: FieldPath, kind: ScaleKind): string {
  return kind === "log" || kind === "symlog" ? `${fieldLabel(field)} (${kind})` : fieldLabel(field);
}

/** Where a symlog scale stops being linear: the power of ten at the small end of the sizes, six decades at most. */
function thresholdOf(numbers: readonly number[]): number {
  const sizes = numbers.map(Math.abs).filter((size) => size > 0);
  const [least, greatest] = extentOf(sizes, [1, 1]);
  return 10 ** Math.floor(Math.log10(Math.max(least, greatest / 1e6)));
}
