import type { FieldPath } from "../model/field.ts";
import type { PlotCounts } from "../query/plotted-rows.ts";
import { rankField } from "../query/rank-field.ts";
import { type Factor, levelSizes, sumsOfSquares } from "../stats/sums-of-squares.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { type ParamFactor, paramFactorsSteps } from "./param-factors.ts";
import { firstPlaces, permutationSharesSteps } from "./permutation-shares.ts";
import { DEFAULT_PAIR_BY, type ReplicateRequest } from "./replicate-numbers.ts";
import { replicatePointsSteps } from "./replicate-points.ts";
import { type Share, shareWithout, type VarianceShare } from "./share.ts";

/** Of more params than this, pairs are not looked at. */
const MAX_PAIRED_PARAMS = 12;

/** Where the variance of a metric comes from. */
export interface VarianceShares {
  /**
   * `balanced`: all combinations of the params' values have equally many runs; the shares are those of the analysis
   * of variance, and sum to 1 with `higher` and `noise`. `permutation`: they have not; a param's share is what a
   * model's error grows by when its values are permuted, and what two params do together counts for both.
   */
  readonly method: "balanced" | "permutation";
  /** The greatest share first. Pairs are in a balanced design alone. */
  readonly effects: readonly VarianceShare[];
  /** What takes three params or more to explain; null where that was not looked at. */
  readonly higher: number | null;
  /** What differs between replicates; null without any replicate. */
  readonly noise: Share | null;
  /**
   * Which part of the variance between configurations the model tells of those that it was not shown: where that is
   * nothing, the shares tell nothing. Null where there is no model.
   */
  readonly predicted: Share | null;
  /** Params that always change together, and so cannot be told apart: the first of each list stands for it. */
  readonly aliased: readonly (readonly FieldPath[])[];
  readonly configurations: number;
  readonly counts: PlotCounts;
}

/**
 * Which params a metric's variance comes from, and how much of it is noise between replicates. The params that vary
 * among the runs that match are looked at, having none counting as a value.
 *
 * The intervals of a balanced design leave out one replicate of each configuration at a time (jackknife); from three
 * replicates on.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 */
export function varianceShares(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string } = {},
): VarianceShares {
  return finish(varianceSharesSteps(table, request, options));
}

/** The steps of `varianceShares`. */
export function* varianceSharesSteps(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string },
): Steps<VarianceShares> {
  const { rows, values, counts } = yield* replicatePointsSteps(table, request, options);
  const { factors, cells } = yield* paramFactorsSteps(table, rows);
  const aliased = factors.flatMap(({ path, aliases }) => (aliases.length > 0 ? [[path, ...aliases]] : []));
  const known = { aliased, configurations: rows.length === 0 ? 0 : cells.levelCount, counts };
  if (!isBalanced(factors, cells)) {
    return { ...(yield* permutationSharesSteps(values, factors, cells)), ...known };
  }
  const seeds = rankField(table.column(request.pairBy ?? DEFAULT_PAIR_BY), rows).ranks;
  const replicates = byReplicate(values, cells, seeds);
  yield;
  return {
    ...(yield* balancedSharesSteps(replicates, factorsOfCells(factors, cells))),
    predicted: null,
    ...known,
  };
}

function isBalanced(factors: readonly ParamFactor[], cells: Factor): boolean {
  const combinations = factors.reduce((product, { levelCount }) => product * levelCount, 1);
  const sizes = levelSizes(cells);
  return (
    factors.length <= MAX_PAIRED_PARAMS &&
    cells.levelCount === combinations &&
    sizes.every((size) => size === sizes[0])
  );
}

/** The values of the cells, one list a replicate: the first of every cell in the order of their seeds, the second, … */
function byReplicate(values: Float64Array, cells: Factor, seeds: Uint32Array): Float64Array[] {
  const order = Uint32Array.from(seeds, (_, i) => i).sort((a, b) => seeds[a]! - seeds[b]! || a - b);
  const next = new Uint32Array(cells.levelCount);
  const replicates = Array.from(
    { length: values.length / cells.levelCount },
    () => new Float64Array(cells.levelCount),
  );
  for (const i of order) {
    const cell = cells.levels[i] ?? 0;
    replicates[next[cell]!++]![cell] = values[i]!;
  }
  return replicates;
}

/** The params' levels of each cell. */
function factorsOfCells(
  factors: readonly ParamFactor[],
  cells: Factor,
): (Factor & Pick<ParamFactor, "path">)[] {
  const firsts = firstPlaces(cells);
  return factors.map(({ path, levels, levelCount }) => ({
    path,
    levels: firsts.map((place) => levels[place]!),
    levelCount,
  }));
}

function* balancedSharesSteps(
  replicates: readonly Float64Array[],
  factors: readonly (Factor & Pick<ParamFactor, "path">)[],
): Steps<Pick<VarianceShares, "method" | "effects" | "higher" | "noise">> {
  const whole = sharesOf(replicates, factors);
  const without: number[][] = [];
  for (const left of replicates.length < 3 ? [] : replicates) {
    yield;
    const others = replicates.filter((replicate) => replicate !== left);
    without.push(sharesOf(others, factors));
  }
  const shareAt = (place: number): Share =>
    shareWithout(
      whole[place]!,
      without.map((shares) => shares[place]!),
    );
  const params: VarianceShare["params"][] = factors.map(({ path }) => [path]);
  for (const [i, { path }] of factors.entries()) {
    for (const other of factors.slice(i + 1)) params.push([path, other.path]);
  }
  const effects = params.map((names, place) => ({ params: names, ...shareAt(place) }));
  return {
    method: "balanced",
    effects: effects.sort((a, b) => b.share - a.share),
    higher: whole.at(-2)!,
    noise: replicates.length < 2 ? null : shareAt(whole.length - 1),
  };
}

/**
 * The parts of the sum of squares of some replicates, of the whole: single factors, pairs, what is higher, what is
 * within cells. What lies between cells is that of their means, as often as there are replicates.
 */
function sharesOf(replicates: readonly Float64Array[], factors: readonly Factor[]): number[] {
  const count = replicates.length;
  const means = (replicates[0] ?? new Float64Array()).map(
    (_, cell) => replicates.reduce((sum, values) => sum + values[cell]!, 0) / count,
  );
  const within = replicates.reduce(
    (sum, values) => values.reduce((part, value, cell) => part + (value - means[cell]!) ** 2, sum),
    0,
  );
  const between = sumsOfSquares(means, factors);
  const total = count * between.total + within;
  const parts = [...between.main, ...between.pairs, between.higher].map((part) => count * part);
  return [...parts, within].map((part) => (total === 0 ? 0 : Math.max(0, part / total)));
}
