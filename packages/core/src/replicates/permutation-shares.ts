import { type Factor, levelSizes, sumsOfSquares } from "../stats/sums-of-squares.ts";
import type { Steps } from "../steps.ts";
import { boostedTreesSteps, type Feature } from "./boosted-trees.ts";
import type { ParamFactor } from "./param-factors.ts";
import { type Share, shareWithout, type VarianceShare } from "./share.ts";

/** A number with more values than this is taken in as many classes of equal size. */
const MAX_CLASSES = 16;
/** Of so many parts each is told from the others. */
const PARTS = 10;
/** Fewer configurations tell nothing of a param. */
const MIN_CONFIGURATIONS = 20;
const TREES = { rounds: 60, depth: 3, rate: 0.15, minLeaf: 5 } as const;

/** Where a variance comes from, as far as a model can tell that was not shown the numbers which it tells. */
export interface PermutationShares {
  readonly method: "permutation";
  readonly effects: readonly VarianceShare[];
  readonly higher: null;
  readonly noise: Share | null;
  /** Which part of the variance between configurations the model tells; null for fewer than 20. */
  readonly predicted: Share | null;
}

/**
 * What each param tells of the configurations' means, where the design is not balanced. Trees learn the means of nine
 * of ten parts of the configurations, and tell those of the tenth; then again, with the param's value replaced by that
 * of every other configuration in turn. Half of what the squared error grows by is the share of the variance that goes
 * with the param, alone and together with others: its permutation importance, over all permutations at once.
 *
 * The intervals leave out one of the ten parts at a time (jackknife). Of fewer than 20 configurations there are none,
 * and all shares are 0.
 *
 * @param cells the configuration of each value
 * @see L. Breiman, "Random forests", Machine Learning 45 (2001), for the importance
 * @see M. J. W. Jansen, "Analysis of variance designs for model output", CPC 117 (1999), for the half
 */
export function* permutationSharesSteps(
  values: Float64Array,
  factors: readonly ParamFactor[],
  cells: Factor,
): Steps<PermutationShares> {
  const firsts = firstPlaces(cells);
  const means = meansOf(values, cells);
  const { total, within } = sumsOfSquares(values, [cells]);
  const noise = total === 0 ? 0 : within / total;
  yield;
  const features = factors.map((factor) => featureOf(factor, firsts));
  const growth = yield* errorGrowthSteps(means, features);
  const variance = sumsOfSquares(means, []).total / means.length;
  const isTold = growth.length > 0 && variance > 0;
  /** What some parts have in a place, for a configuration, in units of the variance. */
  const relative = (growths: readonly Float64Array[], place: number) =>
    sumAt(growths, place) / (sumAt(growths, factors.length) * variance);
  const withInterval = (estimate: (growths: readonly Float64Array[]) => number) =>
    shareWithout(
      Math.max(0, estimate(growth)),
      growth.map((left) => estimate(growth.filter((part) => part !== left))),
    );
  const effects = factors.map(({ path }, factor) => ({
    params: [path] as const,
    ...(isTold
      ? withInterval((growths) => ((1 - noise) * relative(growths, factor)) / 2)
      : { share: 0, low: null, high: null }),
  }));
  return {
    method: "permutation",
    effects: effects.sort((a, b) => b.share - a.share),
    higher: null,
    noise: means.length === values.length ? null : { share: noise, low: null, high: null },
    predicted: isTold ? withInterval((growths) => 1 - relative(growths, factors.length + 1)) : null,
  };
}

/**
 * For each part of the configurations, summed over them: by how much the squared error grows with each feature
 * replaced, then how many configurations it has, then the squared error itself.
 */
function* errorGrowthSteps(means: Float64Array, features: readonly Feature[]): Steps<Float64Array[]> {
  const growths: Float64Array[] = [];
  if (means.length < MIN_CONFIGURATIONS) return growths;
  const partOf = partsOf(means, features);
  const frequencies = features.map(({ classes, classCount }) =>
    levelSizes({ levels: classes, levelCount: classCount }).map((size) => size / means.length),
  );
  for (let part = 0; part < PARTS; part++) {
    const known = Uint32Array.from(means.keys()).filter((i) => partOf[i] !== part);
    const predict = yield* boostedTreesSteps(means, features, known, TREES);
    const growth = new Float64Array(features.length + 2);
    for (let i = 0; i < means.length; i++) {
      if (partOf[i] !== part) continue;
      const errorWith = (feature: number, ofClass: number) => {
        const told = predict((other) => (other === feature ? ofClass : features[other]!.classes[i]!));
        return (means[i]! - told) ** 2;
      };
      const error = errorWith(-1, 0);
      for (const [feature, frequency] of frequencies.entries()) {
        frequency.forEach((weight, ofClass) => {
          if (weight > 0) growth[feature]! += weight * (errorWith(feature, ofClass) - error);
        });
      }
      growth[features.length]!++;
      growth[features.length + 1]! += error;
      yield;
    }
    growths.push(growth);
  }
  return growths;
}

/** The part of each configuration: in turn, in the order of their classes and means, so that the order of runs is nothing. */
function partsOf(means: Float64Array, features: readonly Feature[]): Uint32Array {
  const order = Uint32Array.from(means.keys()).sort((a, b) => {
    for (const { classes } of features) if (classes[a] !== classes[b]) return classes[a]! - classes[b]!;
    return means[a]! - means[b]!;
  });
  const parts = new Uint32Array(means.length);
  for (const [place, i] of order.entries()) parts[i] = place % PARTS;
  return parts;
}

function sumAt(growths: readonly Float64Array[], place: number): number {
  return growths.reduce((sum, growth) => sum + growth[place]!, 0);
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

/** The classes of the configurations; of many numbers, those that hold equally many configurations. None is the lowest. */
function featureOf({ levels, levelCount, numbers }: ParamFactor, firsts: Uint32Array): Feature {
  if (numbers === undefined) {
    return { classes: firsts.map((place) => levels[place]!), classCount: levelCount, isOrdered: false };
  }
  const ofConfigurations = Float64Array.from(firsts, (place) => numbers[place]!);
  const sorted = ofConfigurations.filter((number) => !Number.isNaN(number)).sort();
  const distinct = [...new Set(sorted)];
  const bounds =
    distinct.length <= MAX_CLASSES
      ? distinct
      : Array.from({ length: MAX_CLASSES }, (_, i) => sorted[Math.ceil((i * sorted.length) / MAX_CLASSES)]!);
  const classes = Uint32Array.from(ofConfigurations, (number) =>
    Number.isNaN(number) ? 0 : bounds.reduce((count, bound) => count + Number(number >= bound), 0),
  );
  return { classes, classCount: bounds.length + 1, isOrdered: true };
}
