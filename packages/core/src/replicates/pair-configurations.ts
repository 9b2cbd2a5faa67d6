import { AtlasError } from "../errors.ts";
import type { JsonObject } from "../json/value.ts";
import { compareNatural } from "../model/compare-natural.ts";
import { benjaminiHochbergAdjusted, holmAdjusted } from "../stats/adjusted-p.ts";
import { comparePairs, type PairedComparison } from "../stats/paired-comparison.ts";
import { meanOf } from "../stats/sum.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { paramsOfRow } from "./params-of-row.ts";
import {
  type ConfigurationNumbers,
  type ReplicateRequest,
  replicateNumbersSteps,
} from "./replicate-numbers.ts";

/** How many comparisons are made at most: each is answered whole. */
const MAX_COMPARISONS = 1000;
/** How many seeds are named at most that have no counterpart. */
const MAX_SEEDS = 100;
/** Below it, no test of signs or ranks can reach 5%: 2 of the 2^5 assignments are the most extreme. */
const FEW_PAIRS = 6;

/** Which configurations are compared with which. */
export interface PairRequest extends ReplicateRequest {
  /** The `params_fingerprint` of the configuration that all others are compared with. */
  readonly baseline: string;
  /** Those to compare with it, at most 1000; every other one when absent. */
  readonly others?: readonly string[];
  /** Decides which assignments of signs are drawn, where there are too many to try them all; 0 when absent. */
  readonly seed?: number;
}

/** A configuration compared with the baseline, seed by seed: a difference is its number less the baseline's. */
export interface ConfigurationComparison extends PairedComparison {
  readonly params_fingerprint: string;
  /** All params, as a record has them. */
  readonly params_resolved: JsonObject;
  /** The mean over the pairs. */
  readonly mean: number | null;
  readonly baseline_mean: number | null;
  /** One entry a pair, in natural order of the seeds. */
  readonly pairs: readonly { readonly seed: string; readonly baseline: number; readonly value: number }[];
  /** Seeds that only this configuration has a number of, the first 100 of them. */
  readonly unpaired: readonly string[];
  readonly unpaired_count: number;
  /** Seeds that only the baseline has a number of, the first 100 of them. */
  readonly baseline_unpaired: readonly string[];
  readonly baseline_unpaired_count: number;
  /** Runs of this configuration that repeat a seed; their mean stands for them. */
  readonly repeated: number;
  readonly missing: number;
  readonly not_finite: number;
  /** The sign-flip test's p value among all comparisons of the answer; null where it was not tested. */
  readonly holm_p: number | null;
  readonly benjamini_hochberg_p: number | null;
  /** What to beware of: `untested` below 2 pairs, `few_pairs` below 6. */
  readonly caution: "untested" | "few_pairs" | null;
}

/** Configurations compared with one of them. */
export interface PairResult {
  readonly baseline: string;
  /** All params of the baseline, as a record has them. */
  readonly baseline_params: JsonObject;
  /** In ascending order of the mean difference; those without a pair last. */
  readonly comparisons: readonly ConfigurationComparison[];
}

/**
 * Compares configurations of an experiment with one of them, joined on what their replicates share. What a seed makes
 * easy or hard is the same on both sides, and falls out of the difference.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood, and for a
 * configuration that no matching run has, and for more than 1000 comparisons.
 */
export function pairConfigurations(
  table: Table,
  request: PairRequest,
  options: { readonly timeZone?: string } = {},
): PairResult {
  return finish(pairConfigurationsSteps(table, request, options));
}

/** The steps of `pairConfigurations`. */
export function* pairConfigurationsSteps(
  table: Table,
  request: PairRequest,
  options: { readonly timeZone?: string },
): Steps<PairResult> {
  const configurations = yield* replicateNumbersSteps(table, request, options);
  const known = (fingerprint: string, location: readonly (string | number)[]) => {
    const configuration = configurations.get(fingerprint);
    if (configuration !== undefined) return configuration;
    const message = `no matching run has the params_fingerprint ${JSON.stringify(fingerprint)}`;
    throw new AtlasError("invalid_query", message, { location });
  };
  const baseline = known(request.baseline, ["baseline"]);
  const others = request.others?.map((fingerprint, i) => known(fingerprint, ["others", i])) ?? [
    ...configurations.values(),
  ];
  const compared = others.filter((configuration) => configuration !== baseline);
  if (compared.length > MAX_COMPARISONS) {
    const message = `expected at most ${MAX_COMPARISONS} configurations to compare, not ${compared.length}`;
    throw new AtlasError("invalid_query", message, { location: ["others"] });
  }
  const comparisons: Unadjusted[] = [];
  for (const configuration of compared) {
    const params_resolved = paramsOfRow(table, configuration.row);
    comparisons.push({ ...compareWith(baseline, configuration, request.seed ?? 0), params_resolved });
    yield;
  }
  return {
    baseline: request.baseline,
    baseline_params: paramsOfRow(table, baseline.row),
    comparisons: adjusted(comparisons).sort(compareDifferences),
  };
}

type Unadjusted = Omit<ConfigurationComparison, "holm_p" | "benjamini_hochberg_p">;
type Compared = Omit<Unadjusted, "params_resolved">;

function compareWith(
  baseline: ConfigurationNumbers,
  configuration: ConfigurationNumbers,
  seed: number,
): Compared {
  const seeds = [...configuration.ofSeed.keys()].sort(compareNatural);
  const pairs = seeds
    .filter((key) => baseline.ofSeed.has(key))
    .map((key) => ({
      seed: key,
      baseline: baseline.ofSeed.get(key)!,
      value: configuration.ofSeed.get(key)!,
    }));
  const first = Float64Array.from(pairs, (pair) => pair.baseline);
  const second = Float64Array.from(pairs, (pair) => pair.value);
  const unpaired = seeds.filter((key) => !baseline.ofSeed.has(key));
  const baselineUnpaired = [...baseline.ofSeed.keys()]
    .filter((key) => !configuration.ofSeed.has(key))
    .sort(compareNatural);
  const { params_fingerprint, repeated, missing, not_finite } = configuration;
  return {
    ...comparePairs(first, second, seed),
    params_fingerprint,
    mean: pairs.length === 0 ? null : meanOf(second),
    baseline_mean: pairs.length === 0 ? null : meanOf(first),
    pairs,
    unpaired: unpaired.slice(0, MAX_SEEDS),
    unpaired_count: unpaired.length,
    baseline_unpaired: baselineUnpaired.slice(0, MAX_SEEDS),
    baseline_unpaired_count: baselineUnpaired.length,
    repeated,
    missing,
    not_finite,
    caution: pairs.length < 2 ? "untested" : pairs.length < FEW_PAIRS ? "few_pairs" : null,
  };
}

function adjusted(comparisons: readonly Unadjusted[]): ConfigurationComparison[] {
  const ps = comparisons.flatMap(({ sign_flip }) => sign_flip?.p ?? []);
  const [holm, benjaminiHochberg] = [holmAdjusted(ps).values(), benjaminiHochbergAdjusted(ps).values()];
  return comparisons.map((comparison) => ({
    ...comparison,
    holm_p: comparison.sign_flip === null ? null : holm.next().value!,
    benjamini_hochberg_p: comparison.sign_flip === null ? null : benjaminiHochberg.next().value!,
  }));
}

function compareDifferences(a: ConfigurationComparison, b: ConfigurationComparison): number {
  return (
    Number(a.mean_difference === null) - Number(b.mean_difference === null) ||
    (a.mean_difference ?? 0) - (b.mean_difference ?? 0) ||
    compareNatural(a.params_fingerprint, b.params_fingerprint)
  );
}
