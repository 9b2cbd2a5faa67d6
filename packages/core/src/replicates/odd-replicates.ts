import { compareNatural } from "../model/compare-natural.ts";
import { holmAdjusted } from "../stats/adjusted-p.ts";
import { robustScale } from "../stats/robust-scale.ts";
import { standardDeviation } from "../stats/standard-deviation.ts";
import { meanOf } from "../stats/sum.ts";
import { tTail } from "../stats/t-tail.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { type FailingValue, failingValuesSteps } from "./failing-values.ts";
import {
  type ConfigurationNumbers,
  experimentRowsSteps,
  type ReplicateRequest,
  replicateNumbersSteps,
  STEP_CONFIGURATIONS,
} from "./replicate-numbers.ts";

/** From how many replicates on one of them can be called odd, and from how many configurations on a seed can. */
const MIN_COUNT = 5;
/** How many odd replicates are listed. */
const MAX_LISTED = 100;
/** How many spreads from the median are odd. */
const ODD_RESIDUAL = 3.5;
const SIGNIFICANCE = 0.05;

/** A replicate that lies far from the others of its configuration. */
export interface OddReplicate {
  readonly params_fingerprint: string;
  readonly seed: string;
  readonly value: number;
  /** The median of its configuration. */
  readonly median: number;
  /** How many spreads (from the median absolute deviation) it lies above; infinite where the others are all equal. */
  readonly residual: number;
}

/** A seed whose numbers lie on one side in most configurations. */
export interface OddSeed {
  readonly seed: string;
  /** How many configurations it was compared in. */
  readonly configurations: number;
  /** The mean over them of how many standard deviations it lies above its configuration's mean. */
  readonly mean_residual: number;
  /** Of a t test that the mean is 0, adjusted for the number of seeds (Holm). */
  readonly holm_p: number;
}

/** What does not fit in. */
export interface OddReplicates {
  /** The oddest first; at most 100. */
  readonly replicates: readonly OddReplicate[];
  /** How many there are, listed or not. */
  readonly replicate_count: number;
  /** Those whose adjusted p is below 5%, the surest first. */
  readonly seeds: readonly OddSeed[];
  /** Values of params under which runs fail more often than under the others, the surest first; at most 50. */
  readonly failing: readonly FailingValue[];
}

/**
 * Replicates more than 3.5 spreads from their configuration's median, where it has five or more; and seeds that are
 * high or low everywhere, where there are five or more configurations; and what runs fail under.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 *
 * @see B. Iglewicz and D. C. Hoaglin, "How to Detect and Handle Outliers" (1993), for the limit
 */
export function oddReplicates(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string } = {},
): OddReplicates {
  return finish(oddReplicatesSteps(table, request, options));
}

/** The steps of `oddReplicates`. */
export function* oddReplicatesSteps(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string },
): Steps<OddReplicates> {
  const numbers = yield* replicateNumbersSteps(table, request, options);
  const configurations = [...numbers.values()].filter(({ ofSeed }) => ofSeed.size >= 2);
  const odd: OddReplicate[] = [];
  for (const [i, configuration] of configurations.entries()) {
    if (configuration.ofSeed.size >= MIN_COUNT) odd.push(...oddOnesOf(configuration));
    if (i % STEP_CONFIGURATIONS === 0) yield;
  }
  return {
    replicates: odd.sort(compareOddness).slice(0, MAX_LISTED),
    replicate_count: odd.length,
    seeds: yield* oddSeeds(configurations),
    failing: yield* failingValuesSteps(table, yield* experimentRowsSteps(table, request, options)),
  };
}

function compareOddness(a: OddReplicate, b: OddReplicate): number {
  const [size, other] = [Math.abs(a.residual), Math.abs(b.residual)];
  return (
    Number(size < other) - Number(size > other) ||
    compareNatural(a.params_fingerprint, b.params_fingerprint) ||
    compareNatural(a.seed, b.seed)
  );
}

function oddOnesOf({ params_fingerprint, ofSeed }: ConfigurationNumbers): OddReplicate[] {
  const { median, scale } = robustScale(Float64Array.from(ofSeed.values()));
  return Array.from(ofSeed, ([seed, value]) => ({
    params_fingerprint,
    seed,
    value,
    median,
    residual: value === median ? 0 : (value - median) / scale,
  })).filter(({ residual }) => Math.abs(residual) > ODD_RESIDUAL);
}

function* oddSeeds(configurations: readonly ConfigurationNumbers[]): Steps<OddSeed[]> {
  const tested = Array.from(yield* residualsBySeed(configurations), ([seed, residuals]) => ({
    seed,
    ...testOf(Float64Array.from(residuals)),
  })).filter(({ configurations: count }) => count >= MIN_COUNT);
  const adjusted = holmAdjusted(tested.map(({ p }) => p));
  return tested
    .map(({ p: _, ...seed }, i) => ({ ...seed, holm_p: adjusted[i]! }))
    .filter(({ holm_p }) => holm_p < SIGNIFICANCE)
    .sort((a, b) => a.holm_p - b.holm_p || compareNatural(a.seed, b.seed));
}

/** For each seed, how many standard deviations it lies above the mean of each configuration. */
function* residualsBySeed(configurations: readonly ConfigurationNumbers[]): Steps<Map<string, number[]>> {
  const bySeed = new Map<string, number[]>();
  for (const [i, { ofSeed }] of configurations.entries()) {
    if (i % STEP_CONFIGURATIONS === 0) yield;
    const values = Float64Array.from(ofSeed.values());
    const mean = meanOf(values);
    const sd = standardDeviation(values, mean);
    if (sd === 0) continue;
    for (const [seed, value] of ofSeed) {
      const known = bySeed.get(seed);
      if (known === undefined) bySeed.set(seed, [(value - mean) / sd]);
      else known.push((value - mean) / sd);
    }
  }
  return bySeed;
}

function testOf(residuals: Float64Array): { configurations: number; mean_residual: number; p: number } {
  const n = residuals.length;
  const mean = meanOf(residuals);
  const sd = standardDeviation(residuals, mean);
  const p = n < 2 ? 1 : 2 * tTail(Math.abs(mean / (sd / Math.sqrt(n))), n - 1);
  return { configurations: n, mean_residual: mean, p: Number.isNaN(p) ? 1 : p };
}
