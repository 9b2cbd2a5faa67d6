import { numbersAtRanks } from "./numbers-at-ranks.ts";

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
  const half = length >> 1 || 1;
  // Where the first and the last of the numbers are that a median is between: of the lower half, of all, of the upper half.
  const lowMiddles = [(half - 1) >> 1, half >> 1];
  const middles = [(length - 1) >> 1, length >> 1];
  const highMiddles = lowMiddles.map((place) => length - half + place);
  const [min, ...rest] = numbersAtRanks(values, [0, ...lowMiddles, ...middles, ...highMiddles, length - 1]);
  const [q1Low, q1High, low, high, q3Low, q3High, max] = rest as number[];
  return {
    min: min!,
    q1: midpoint(q1Low!, q1High!),
    median: midpoint(low!, high!),
    q3: midpoint(q3Low!, q3High!),
    max: max!,
  };
}

function midpoint(a: number, b: number): number {
  const sum = a + b;
  return Number.isFinite(sum) ? sum / 2 : a / 2 + b / 2;
}
