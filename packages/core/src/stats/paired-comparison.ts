import { type SignFlipTest, signFlipTest } from "./sign-flip.ts";
import { type SignedRankTest, signedRankTest } from "./signed-rank.ts";
import { standardDeviation } from "./standard-deviation.ts";
import { meanOf } from "./sum.ts";
import { tQuantile } from "./t-quantile.ts";
import { tTail } from "./t-tail.ts";

const LEVEL = 0.95;

/** Student's t test of whether the mean of paired differences is 0. */
export interface PairedTTest {
  /** Infinite where all differences are equal. */
  readonly t: number;
  readonly degrees_of_freedom: number;
  /** Two-sided. */
  readonly p: number;
}

/** How far the second numbers of some pairs lie above the first. What takes more pairs, or a spread, is null. */
export interface PairedComparison {
  /** How many pairs there are. */
  readonly n: number;
  /** Pairs whose second number is above, equal to, and below the first. */
  readonly above: number;
  readonly equal: number;
  readonly below: number;
  /** The mean of second minus first, and its 95% interval by Student's t. */
  readonly mean_difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The sample standard deviation of the differences. */
  readonly sd: number | null;
  /** The mean difference in units of `sd`: Cohen's d of pairs. */
  readonly effect_size: number | null;
  readonly t_test: PairedTTest | null;
  readonly signed_rank: SignedRankTest | null;
  readonly sign_flip: SignFlipTest | null;
  /**
   * Which part of the variance of the difference pairing took away: 1 without any left, 0 where pairs have nothing in
   * common, below 0 where pairing added some.
   */
  readonly variance_removed: number | null;
}

/**
 * Compares pairs of finite numbers: the two halves of a pair share what varies otherwise, such as a seed. Nothing is
 * tested below two pairs.
 *
 * @param first one number a pair
 * @param second of the same pairs, in the same order
 * @param seed decides which assignments of signs are drawn, for more than 20 pairs
 */
export function comparePairs(first: Float64Array, second: Float64Array, seed = 0): PairedComparison {
  const n = first.length;
  const differences = first.map((value, i) => second[i]! - value);
  const mean = meanOf(differences);
  const signs = {
    n,
    above: differences.filter((difference) => difference > 0).length,
    equal: differences.filter((difference) => difference === 0).length,
    below: differences.filter((difference) => difference < 0).length,
    mean_difference: n === 0 ? null : mean,
  };
  if (n < 2) return { ...signs, ...UNTESTED };
  const sd = standardDeviation(differences, mean);
  const margin = (tQuantile((1 + LEVEL) / 2, n - 1) * sd) / Math.sqrt(n);
  return {
    ...signs,
    low: mean - margin,
    high: mean + margin,
    sd,
    effect_size: sd === 0 ? null : mean / sd,
    t_test: tTest(mean, sd, n),
    signed_rank: signedRankTest(differences) ?? null,
    sign_flip: signFlipTest(differences, seed) ?? null,
    variance_removed: varianceRemoved(sd, first, second),
  };
}

const UNTESTED = {
  low: null,
  high: null,
  sd: null,
  effect_size: null,
  t_test: null,
  signed_rank: null,
  sign_flip: null,
  variance_removed: null,
};

/** Student's t test of some differences; `undefined` for fewer than two, and where all of them are 0. */
export function pairedTTest(differences: Float64Array): PairedTTest | undefined {
  if (differences.length < 2) return undefined;
  const mean = meanOf(differences);
  return tTest(mean, standardDeviation(differences, mean), differences.length) ?? undefined;
}

function tTest(mean: number, sd: number, n: number): PairedTTest | null {
  if (sd === 0 && mean === 0) return null;
  const t = mean / (sd / Math.sqrt(n));
  return { t, degrees_of_freedom: n - 1, p: 2 * tTail(Math.abs(t), n - 1) };
}

function varianceRemoved(sd: number, first: Float64Array, second: Float64Array): number | null {
  const unpaired =
    standardDeviation(first, meanOf(first)) ** 2 + standardDeviation(second, meanOf(second)) ** 2;
  return unpaired === 0 ? null : 1 - sd ** 2 / unpaired;
}
