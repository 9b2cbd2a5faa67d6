import { normalTail } from "./normal-tail.ts";

/** Up to how many differences the distribution is counted out. */
const MAX_EXACT = 200;

/** Wilcoxon's signed-rank test of whether differences lie symmetrically around 0. */
export interface SignedRankTest {
  /** How many differences are not 0; the others tell nothing and are left out. */
  readonly n: number;
  /** The sum of the ranks of the differences above 0. Equal magnitudes share their mean rank. */
  readonly rank_sum: number;
  /** Two-sided. */
  readonly p: number;
  /** `exact` counts every assignment of signs to these very ranks; `normal` approximates it for more than 200. */
  readonly method: "exact" | "normal";
}

/**
 * Tests whether differences lie symmetrically around 0; `undefined` when none of them differs from it.
 *
 * @param differences finite
 * @see F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1 (1945)
 */
export function signedRankTest(differences: Float64Array): SignedRankTest | undefined {
  const nonzero = differences.filter((difference) => difference !== 0);
  const n = nonzero.length;
  if (n === 0) return undefined;
  const doubledRanks = doubledRanksOf(nonzero.map(Math.abs));
  let doubledSum = 0;
  for (let i = 0; i < n; i++) if (nonzero[i]! > 0) doubledSum += doubledRanks[i]!;
  const isExact = n <= MAX_EXACT;
  const p = isExact ? exactP(doubledRanks, doubledSum) : normalP(doubledRanks, doubledSum);
  return { n, rank_sum: doubledSum / 2, p, method: isExact ? "exact" : "normal" };
}

/** Twice the rank of each number, so that the mean ranks of equal ones are whole. */
function doubledRanksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const doubled = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) doubled[order[i]!] = start + 1 + end;
    start = end;
  }
  return doubled;
}

/** Counts how many of all assignments of signs give each sum of ranks. */
function exactP(doubledRanks: Float64Array, sum: number): number {
  const greatest = doubledRanks.reduce((total, rank) => total + rank, 0);
  const counts = new Float64Array(greatest + 1);
  counts[0] = 1;
  let reached = 0;
  for (const rank of doubledRanks) {
    reached += rank;
    for (let s = reached; s >= rank; s--) counts[s]! += counts[s - rank]!;
  }
  // The distribution is symmetric: whichever side the sum lies on, the nearer tail is that of the lesser sum.
  const nearer = Math.min(sum, greatest - sum);
  let tail = 0;
  for (let s = 0; s <= nearer; s++) tail += counts[s]!;
  return Math.min(1, (2 * tail) / 2 ** doubledRanks.length);
}

function normalP(doubledRanks: Float64Array, sum: number): number {
  const total = doubledRanks.reduce((all, rank) => all + rank, 0);
  const squares = doubledRanks.reduce((all, rank) => all + rank * rank, 0);
  return 2 * normalTail(Math.abs(sum - total / 2) / (Math.sqrt(squares) / 2));
}
