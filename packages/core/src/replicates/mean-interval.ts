import { pointInterval } from "../query/point-interval.ts";
import { standardDeviation } from "../stats/standard-deviation.ts";
import { meanOf } from "../stats/sum.ts";

/** The mean of some seeds' numbers. */
export interface MeanInterval {
  /** How many seeds it is of. Of several runs with one seed, the mean counts. */
  readonly n: number;
  /** Null for n = 0. */
  readonly mean: number | null;
  /** The sample standard deviation; null below 2 seeds. */
  readonly sd: number | null;
  /** The mean's 95% interval by Student's t; null below 2 seeds. */
  readonly low: number | null;
  readonly high: number | null;
}

/** It remembers the quantiles that it has used. */
const interval = pointInterval("mean", "ci95");

/** The mean of one number a seed, and its interval. */
export function meanIntervalOf(ofSeed: ReadonlyMap<unknown, number>): MeanInterval {
  const n = ofSeed.size;
  if (n === 0) return { n, mean: null, sd: null, low: null, high: null };
  const values = Float64Array.from(ofSeed.values());
  const mean = meanOf(values);
  if (n < 2) return { n, mean, sd: null, low: null, high: null };
  const { low, high } = interval.boundsOf(values, mean)!;
  return { n, mean, sd: standardDeviation(values, mean), low, high };
}
