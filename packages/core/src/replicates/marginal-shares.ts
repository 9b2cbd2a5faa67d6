import { type Factor, levelSizes, numbered, sumsOfSquares } from "../stats/sums-of-squares.ts";
import type { ParamFactor } from "./param-factors.ts";
import { type Share, shareWithout, type VarianceShare } from "./share.ts";

/** A number with more values than this is taken in as many classes of equal size. */
const MAX_LEVELS = 8;
const PARTS = 10;

/** Where a variance comes from, a param at a time. */
export interface MarginalShares {
  readonly method: "marginal";
  readonly effects: readonly VarianceShare[];
  readonly higher: null;
  readonly noise: Share | null;
}

/**
 * What each param explains by itself of the variance between the configurations' means, where the design is not
 * balanced: epsilon squared, which is 0 on average for a param that explains nothing, times the part of the variance
 * that lies between configurations.
 *
 * The intervals leave out one of ten parts of the configurations at a time (jackknife); from 20 configurations on.
 *
 * @param cells the configuration of each value
 * @see T. L. Kelley, "An unbiased correlation ratio measure", PNAS 21 (1935)
 */
export function marginalShares(
  values: Float64Array,
  factors: readonly ParamFactor[],
  cells: Factor,
): MarginalShares {
  const means = meansOf(values, cells);
  const firsts = firstPlaces(cells);
  const { total, within } = sumsOfSquares(values, [cells]);
  const noise = total === 0 ? 0 : within / total;
  const effects = factors.map((factor) => {
    const levels = classesOf(factor, firsts);
    const share = (1 - noise) * epsilonSquared(means, levels);
    const without =
      means.length < 2 * PARTS
        ? []
        : Array.from({ length: PARTS }, (_, left) => {
            const isKept = (_: unknown, i: number) => i % PARTS !== left;
            const kept = numbered(Uint32Array.from(levels.levels).filter(isKept), levels.levelCount);
            return (1 - noise) * epsilonSquared(means.filter(isKept), kept);
          });
    return { params: [factor.path] as const, ...shareWithout(share, without) };
  });
  return {
    method: "marginal",
    effects: effects.sort((a, b) => b.share - a.share),
    higher: null,
    noise: means.length === values.length ? null : { share: noise, low: null, high: null },
  };
}

function meansOf(values: Float64Array, cells: Factor): Float64Array {
  const sums = new Float64Array(values.length === 0 ? 0 : cells.levelCount);
  for (let i = 0; i < values.length; i++) sums[cells.levels[i] ?? 0]! += values[i]!;
  const sizes = levelSizes(cells);
  return sums.map((sum, cell) => sum / (sizes[cell] || values.length));
}

/** For each configuration, the place of its first value. */
export function firstPlaces({ levels, levelCount }: Factor): Uint32Array {
  const places = new Uint32Array(levels.length === 0 ? 0 : levelCount);
  for (let i = levels.length - 1; i >= 0; i--) places[levels[i]!] = i;
  return places;
}

/** The levels of the configurations; of many numbers, classes that hold equally many configurations. */
function classesOf({ levels, levelCount, numbers }: ParamFactor, firsts: Uint32Array): Factor {
  if (numbers === undefined || levelCount <= MAX_LEVELS) {
    return numbered(
      firsts.map((place) => levels[place]!),
      levelCount,
    );
  }
  const ofConfigurations = Float64Array.from(firsts, (place) => numbers[place]!);
  const sorted = ofConfigurations.filter((number) => !Number.isNaN(number)).sort();
  const bounds = Array.from(
    { length: MAX_LEVELS - 1 },
    (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / MAX_LEVELS)]!,
  );
  const keys = Uint32Array.from(ofConfigurations, (number) =>
    Number.isNaN(number) ? MAX_LEVELS : bounds.filter((bound) => number >= bound).length,
  );
  return numbered(keys, MAX_LEVELS + 1);
}

function epsilonSquared(values: Float64Array, factor: Factor): number {
  const { total, within } = sumsOfSquares(values, [factor]);
  const free = values.length - factor.levelCount;
  if (total === 0 || free < 1) return 0;
  return Math.max(0, (total - within - ((factor.levelCount - 1) * within) / free) / total);
}
