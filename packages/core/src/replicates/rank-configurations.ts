import type { FieldPath, Value } from "../model/field.ts";
import { checkInteger } from "../query/check-integer.ts";
import { variedParams } from "../query/experiment-design.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { compareWithBestSteps, type Standing } from "./compare-with-best.ts";
import { type MeanInterval, meanIntervalOf } from "./mean-interval.ts";
import type { PairedTestName } from "./paired-test.ts";
import {
  type ConfigurationNumbers,
  type ReplicateRequest,
  replicateNumbersSteps,
  STEP_CONFIGURATIONS,
} from "./replicate-numbers.ts";

const MAX_LIMIT = 1000;

/** What a ranking may go by: the mean, or a bound of its 95% interval. */
export const RANKING_ORDERS = ["mean", "low", "high"] as const;

/** One of what a ranking may go by. */
export type RankingOrder = (typeof RANKING_ORDERS)[number];

/** Which configurations are ranked, and how. */
export interface RankingRequest extends ReplicateRequest {
  /** Whether the least number is the best, or the greatest. */
  readonly goal: "min" | "max";
  /** `mean` when absent. The bad end of the interval ranks what is sure above what is lucky. */
  readonly by?: RankingOrder;
  /** How many at most: 1 to 1000, 200 when absent. */
  readonly limit?: number;
  /** How many to pass over; 0 when absent. */
  readonly offset?: number;
  /** Decides which assignments of signs are drawn, where there are too many to try them all; 0 when absent. */
  readonly seed?: number;
}

/** A configuration of a ranking: the mean over its seeds, and how it stands to the best one. */
export interface RankedConfiguration extends MeanInterval, Standing {
  readonly params_fingerprint: string;
  /** One for each of the ranking's params, in their order; null where it has none. */
  readonly values: readonly (Value | null)[];
  readonly run_count: number;
  /** Runs that failed, with or without a number. */
  readonly failed: number;
  /** Runs without a number, and those whose seed is not known. */
  readonly missing: number;
  readonly not_finite: number;
  /** Runs beyond the first of a seed; their mean counts once. */
  readonly repeated: number;
}

/** The configurations of an experiment, the best first. */
export interface Ranking {
  /** The params that differ between the runs that match, in natural order. */
  readonly params: readonly FieldPath[];
  /** The configuration with the best mean; null where none has a number. */
  readonly best: string | null;
  /** By which test the others are told apart from the best; null where there is nothing to compare. */
  readonly test: PairedTestName | null;
  /** How many comparisons with the best the p values are adjusted for. */
  readonly test_count: number;
  /** How many configurations are not told apart from the best, itself not counted. */
  readonly as_good_count: number;
  /** How many have two numbers or more. */
  readonly replicated_count: number;
  readonly configurations: readonly RankedConfiguration[];
  /** How many configurations match. */
  readonly total: number;
}

/**
 * The configurations of an experiment by the mean of a field, the best first, each with the 95% interval of its mean
 * and with how it stands to the best: told apart from it by a paired test, adjusted for the number of comparisons
 * (Holm), or not. Of equal ones the one with more seeds comes first; those without a number come last.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 */
export function rankConfigurations(
  table: Table,
  request: RankingRequest,
  options: { readonly timeZone?: string } = {},
): Ranking {
  return finish(rankConfigurationsSteps(table, request, options));
}

/** The steps of `rankConfigurations`. */
export function* rankConfigurationsSteps(
  table: Table,
  request: RankingRequest,
  options: { readonly timeZone?: string },
): Steps<Ranking> {
  const { goal, by = "mean", limit = 200, offset = 0, seed = 0 } = request;
  checkInteger(limit, 1, MAX_LIMIT, ["limit"]);
  checkInteger(offset, 0, Number.MAX_SAFE_INTEGER, ["offset"]);
  const configurations = [...(yield* replicateNumbersSteps(table, request, options)).values()];
  const measured: Measured[] = [];
  for (const numbers of configurations) {
    measured.push({ numbers, interval: meanIntervalOf(numbers.ofSeed) });
    if (measured.length % STEP_CONFIGURATIONS === 0) yield;
  }
  const byMean = measured.toSorted(betterFirst(goal, "mean"));
  const { standings, test, testCount } = yield* compareWithBestSteps(
    byMean.map(({ numbers, interval }) => ({ ...numbers, mean: interval.mean })),
    { goal, seed },
  );
  const ranked = by === "mean" ? byMean : measured.sort(betterFirst(goal, by));
  const params = variedParams(
    table,
    Uint32Array.from(configurations, ({ row }) => row),
  );
  return {
    params,
    best: byMean[0]?.interval.mean == null ? null : byMean[0].numbers.params_fingerprint,
    test,
    test_count: testCount,
    as_good_count: [...standings.values()].filter(({ standing }) => standing === "as_good").length,
    replicated_count: measured.filter(({ interval }) => interval.n >= 2).length,
    configurations: ranked.slice(offset, offset + limit).map(({ numbers, interval }) => ({
      ...identityOf(table, params, numbers),
      ...interval,
      ...standings.get(numbers.params_fingerprint)!,
    })),
    total: configurations.length,
  };
}

/** A configuration with what is known of its mean. */
interface Measured {
  readonly numbers: ConfigurationNumbers;
  readonly interval: MeanInterval;
}

function betterFirst(goal: "min" | "max", by: RankingOrder): (a: Measured, b: Measured) => number {
  const sign = goal === "min" ? 1 : -1;
  return (a, b) => {
    const [x, y] = [a.interval[by], b.interval[by]];
    return (
      Number(x === null) - Number(y === null) ||
      sign * ((x ?? 0) - (y ?? 0)) ||
      b.interval.n - a.interval.n ||
      (a.numbers.params_fingerprint < b.numbers.params_fingerprint ? -1 : 1)
    );
  };
}

function identityOf(
  table: Table,
  params: readonly FieldPath[],
  { params_fingerprint, row, run_count, failed, missing, not_finite, repeated }: ConfigurationNumbers,
) {
  const values = params.map((path) => table.cell(row, path) ?? null);
  return { params_fingerprint, values, run_count, failed, missing, not_finite, repeated };
}
