import { standardDeviation } from "../stats/standard-deviation.ts";
import { meanOf } from "../stats/sum.ts";
import { pointInterval } from "./point-interval.ts";

/** The numbers of one field over replicates; a statistic is NaN where there are too few of them. */
export interface ReplicateNumbers {
  readonly n: number;
  readonly missing: number;
  readonly not_finite: number;
  readonly mean: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
}

/** It remembers the quantiles that it has used. */
const interval = pointInterval("mean", "ci95");

/**
 * The finite ones of some numbers with the 95% interval of their mean by Student's t.
 *
 * @param numbers NaN where there is none, an infinity where it is not finite
 */
export function summarizeReplicates(numbers: Float64Array): ReplicateNumbers {
  const kept = new Float64Array(numbers.length);
  let n = 0;
  let missing = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (Number.isFinite(number)) kept[n++] = number;
    else if (Number.isNaN(number)) missing++;
  }
  const finite = kept.subarray(0, n);
  const mean = n === 0 ? Number.NaN : meanOf(finite);
  const { low, high } = interval.boundsOf(finite, mean) ?? { low: Number.NaN, high: Number.NaN };
  const not_finite = numbers.length - n - missing;
  return { n, missing, not_finite, mean, sd: standardDeviation(finite, mean), low, high };
}
