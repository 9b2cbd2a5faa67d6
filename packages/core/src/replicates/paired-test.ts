import { pairedTTest } from "../stats/paired-comparison.ts";
import { signFlipTest } from "../stats/sign-flip.ts";

/** At or below which adjusted p value two configurations are told apart. */
export const SIGNIFICANCE = 0.05;
/** Beyond so many pairs assignments of signs are sampled, which takes long for more comparisons than this. */
const MAX_EXACT_PAIRS = 20;
const MAX_SAMPLED_COMPARISONS = 20;

/** By which test configurations are told apart from the best. */
export type PairedTestName = "sign_flip" | "t";

/**
 * The test for some comparisons with the best that are adjusted together (Holm): the sign-flip test, which assumes
 * next to nothing, where it can reach 5% at all. Its least p value is 2 of 2^n assignments, and the adjustment
 * multiplies that by the number of comparisons; where nothing could be told apart whatever the numbers, and where
 * too many would have to be sampled, it is the paired t test, which assumes normal differences.
 *
 * @param pairCount of the comparison that has the most
 * @param adjustedCount how many comparisons are adjusted together
 * @param testCount how many are made in all
 */
export function choosePairedTest(
  pairCount: number,
  adjustedCount: number,
  testCount = adjustedCount,
): PairedTestName {
  if (pairCount > MAX_EXACT_PAIRS) return testCount > MAX_SAMPLED_COMPARISONS ? "t" : "sign_flip";
  return adjustedCount * 2 ** (1 - pairCount) <= SIGNIFICANCE ? "sign_flip" : "t";
}

/** The two-sided p value of a test of whether the mean of some differences is 0; `undefined` for fewer than two. */
export function pairedP(differences: Float64Array, test: PairedTestName, seed = 0): number | undefined {
  if (differences.length < 2) return undefined;
  // Where all differences are 0, there is nothing to tell apart.
  return test === "t" ? (pairedTTest(differences)?.p ?? 1) : signFlipTest(differences, seed)?.p;
}

/** The differences of the numbers that two configurations have of the same seeds, the second less the first. */
export function pairedDifferences<Seed>(
  first: ReadonlyMap<Seed, number>,
  second: ReadonlyMap<Seed, number>,
): Float64Array {
  const differences: number[] = [];
  for (const [seed, value] of first) {
    const other = second.get(seed);
    if (other !== undefined) differences.push(other - value);
  }
  return Float64Array.from(differences);
}
