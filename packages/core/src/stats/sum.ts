import { type Extent, extentOf } from "./extent.ts";

/** Brings the sum of any numbers that fit into memory within the range of doubles; a power of two, so that nothing is rounded. */
const DOWN = 2 ** -64;

/**
 * The sum of finite numbers, with an error of at most 4 ulp of the sum of their magnitudes, however many they are and
 * in whatever order; infinite only where the sum is beyond all doubles.
 *
 * @see A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974)
 */
export function sumOf(values: Float64Array): number {
  const sum = compensatedSum(values, 1);
  return Number.isFinite(sum) ? sum : compensatedSum(values, DOWN) / DOWN;
}

/**
 * The mean of finite numbers, never outside their range; NaN of none.
 *
 * @param extent of the numbers, where it is known
 */
export function meanOf(values: Float64Array, extent: Extent = extentOf(values)): number {
  const sum = compensatedSum(values, 1);
  const mean = Number.isFinite(sum)
    ? sum / values.length
    : compensatedSum(values, DOWN) / values.length / DOWN;
  return Math.min(Math.max(mean, extent.min), extent.max);
}

/** Not finite when a sum on the way was not. */
function compensatedSum(values: Float64Array, scale: number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! * scale;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
