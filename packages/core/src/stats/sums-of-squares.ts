import { meanOf } from "./sum.ts";

/** Up to how many keys a table of them is worth its room. */
const MAX_TABLE = 1 << 20;

/** A factor: which of its levels each number belongs to. */
export interface Factor {
  /** A whole number below `levelCount` for each number. */
  readonly levels: ArrayLike<number>;
  readonly levelCount: number;
}

/** How the sum of squared deviations from the mean divides among factors. On a balanced design, the parts sum to `total`. */
export interface SumsOfSquares {
  readonly total: number;
  /** One a factor: what its levels' means explain by themselves. */
  readonly main: readonly number[];
  /** One a pair of factors (0 1, 0 2, … 1 2, …): what the pair's cells explain beyond its two factors. */
  readonly pairs: readonly number[];
  /** What all factors together explain beyond single ones and pairs. */
  readonly higher: number;
  /** What differs within the cells of all factors: replicates. */
  readonly within: number;
}

/**
 * Divides the sum of squares of some numbers among factors, as the analysis of variance does.
 *
 * @see R. A. Fisher, "Statistical Methods for Research Workers" (1925), chapter VII
 */
export function sumsOfSquares(values: Float64Array, factors: readonly Factor[]): SumsOfSquares {
  const mean = meanOf(values);
  const deviations = values.map((value) => value - mean);
  const total = deviations.reduce((sum, deviation) => sum + deviation * deviation, 0);
  const main = factors.map((factor) => explainedBy(deviations, factor));
  const pairs: number[] = [];
  for (let i = 0; i < factors.length; i++) {
    for (let j = i + 1; j < factors.length; j++) {
      pairs.push(explainedBy(deviations, crossed([factors[i]!, factors[j]!])) - main[i]! - main[j]!);
    }
  }
  const between = explainedBy(deviations, crossed(factors));
  const lower = [...main, ...pairs].reduce((sum, part) => sum + part, 0);
  return { total, main, pairs, higher: between - lower, within: total - between };
}

/** The factor whose levels are the combinations of levels that occur. */
export function crossed(factors: readonly Factor[]): Factor {
  const [first, ...others] = factors;
  if (first === undefined) return { levels: { length: 0 }, levelCount: 1 };
  return others.reduce(crossedWith, numbered(first.levels, first.levelCount));
}

/** The factor whose levels are the pairs of two factors' levels that occur. */
export function crossedWith(cells: Factor, { levels, levelCount }: Factor): Factor {
  const pairs = new Float64Array(levels.length);
  for (let i = 0; i < pairs.length; i++) pairs[i] = cells.levels[i]! * levelCount + levels[i]!;
  return numbered(pairs, cells.levelCount * levelCount);
}

/** The factor of some keys below `keyCount`, numbered in order of first appearance. */
export function numbered(keys: ArrayLike<number>, keyCount: number): Factor {
  const levels = new Uint32Array(keys.length);
  if (keyCount > MAX_TABLE) {
    const known = new Map<number, number>();
    for (let i = 0; i < keys.length; i++) {
      const level = known.get(keys[i]!) ?? known.size;
      known.set(keys[i]!, level);
      levels[i] = level;
    }
    return { levels, levelCount: known.size };
  }
  const known = new Uint32Array(keyCount);
  let levelCount = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (known[key] === 0) known[key] = ++levelCount;
    levels[i] = known[key]! - 1;
  }
  return { levels, levelCount };
}

/** How many numbers each level has. */
export function levelSizes({ levels, levelCount }: Factor): Float64Array {
  const sizes = new Float64Array(levelCount);
  for (let i = 0; i < levels.length; i++) sizes[levels[i]!]!++;
  return sizes;
}

function explainedBy(deviations: Float64Array, factor: Factor): number {
  const sums = new Float64Array(factor.levelCount);
  for (let i = 0; i < deviations.length; i++) sums[factor.levels[i] ?? 0]! += deviations[i]!;
  const sizes = levelSizes(factor);
  return sums.reduce((explained, sum, level) => explained + (sum === 0 ? 0 : (sum * sum) / sizes[level]!), 0);
}
