import { randomNumbers } from "./random-numbers.ts";

/** Up to how many differences every assignment of signs is tried: 2^20 of them. */
const MAX_EXACT = 20;
const SAMPLES = 100_000;
/** Of so many differences the sums under all signs are kept, so that one random number draws all of their signs. */
const BLOCK = 8;
/** Two sums that differ by less than this part of the sum of magnitudes are equal but for rounding. */
const ROUNDING = 1e-12;

/** A permutation test of whether the mean of differences is 0, from the differences' own signs. */
export interface SignFlipTest {
  /** Two-sided. */
  readonly p: number;
  /** `exact` tries every assignment of signs, `sampled` a seeded sample of them. */
  readonly method: "exact" | "sampled";
  /** How many assignments were tried. */
  readonly assignments: number;
}

/**
 * Tests whether the mean of paired differences is 0: how often is it as far from 0 as it is here when each
 * difference's sign is left to chance? Exact for at most 20 differences; of more, 100,000 assignments are drawn, the
 * one that was seen being counted among them. `undefined` without a difference.
 *
 * @param differences finite
 * @param seed an integer that decides which assignments are drawn
 * @see B. Phipson and G. K. Smyth, "Permutation p-values should never be zero", SAGMB 9 (2010)
 */
export function signFlipTest(differences: Float64Array, seed = 0): SignFlipTest | undefined {
  if (differences.length === 0) return undefined;
  const total = differences.reduce((sum, difference) => sum + difference, 0);
  const magnitude = differences.reduce((sum, difference) => sum + Math.abs(difference), 0);
  const bound = Math.abs(total) - ROUNDING * magnitude;
  return differences.length <= MAX_EXACT
    ? exactTest(differences, bound)
    : sampledTest(differences, bound, seed);
}

/** Counts the pairs of a sum of either half that are far from 0 together: of sorted sums, those at both ends. */
function exactTest(differences: Float64Array, bound: number): SignFlipTest {
  const half = differences.length >> 1;
  const left = signedSums(differences.subarray(0, half)).sort();
  const right = signedSums(differences.subarray(half)).sort();
  const assignments = left.length * right.length;
  if (bound <= 0) return { p: 1, method: "exact", assignments };
  let asFar = 0;
  let low = right.length;
  let high = right.length;
  for (const sum of left) {
    while (low > 0 && sum + right[low - 1]! > -bound) low--;
    while (high > 0 && sum + right[high - 1]! >= bound) high--;
    asFar += low + right.length - high;
  }
  return { p: asFar / assignments, method: "exact", assignments };
}

/** The sum of the numbers under each assignment of signs to them. */
function signedSums(values: Float64Array): Float64Array {
  let sums = Float64Array.of(0);
  for (const value of values) {
    const next = new Float64Array(2 * sums.length);
    sums.forEach((sum, i) => {
      next[2 * i] = sum + value;
      next[2 * i + 1] = sum - value;
    });
    sums = next;
  }
  return sums;
}

function sampledTest(differences: Float64Array, bound: number, seed: number): SignFlipTest {
  const random = randomNumbers(seed);
  const blocks: Float64Array[] = [];
  for (let start = 0; start < differences.length; start += BLOCK) {
    blocks.push(signedSums(differences.subarray(start, start + BLOCK)));
  }
  let asFar = 1;
  for (let sample = 0; sample < SAMPLES; sample++) {
    let sum = 0;
    for (const sums of blocks) sum += sums[Math.floor(random() * sums.length)]!;
    if (Math.abs(sum) >= bound) asFar++;
  }
  return { p: asFar / (SAMPLES + 1), method: "sampled", assignments: SAMPLES + 1 };
}
