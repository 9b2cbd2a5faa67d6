import { extentOf } from "./extent.ts";
import { select } from "./select.ts";

/** How numbers are spread, from the least to the greatest. */
export interface FiveNumbers {
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/**
 * The extremes, the median and the quartiles of finite numbers, which it rearranges. Quartiles are the medians of the
 * lower and the upper half; of an odd number of values, the middle one belongs to neither. A single value is all five.
 */
export function fiveNumbersOf(values: Float64Array): FiveNumbers {
  const { length } = values;
  const median = medianOf(values);
  const half = length >> 1;
  if (half === 0) return { min: median, q1: median, median, q3: median, max: median };
  // Finding the median has parted the halves, and finding their medians has parted the quarters.
  const q1 = medianOf(values, 0, half);
  const q3 = medianOf(values, length - half, length);
  const { min } = extentOf(values.subarray(0, (half >> 1) + 1));
  const { max } = extentOf(values.subarray(length - half + (half >> 1)));
  return { min, q1, median, q3, max };
}

function medianOf(values: Float64Array, start = 0, end = values.length): number {
  const middle = start + ((end - start) >> 1);
  select(values, middle, start, end);
  const upper = values[middle]!;
  if ((end - start) % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = start; i < middle; i++) if (values[i]! > lower) lower = values[i]!;
  return midpoint(lower, upper);
}

function midpoint(a: number, b: number): number {
  const sum = a + b;
  return Number.isFinite(sum) ? sum / 2 : a / 2 + b / 2;
}
