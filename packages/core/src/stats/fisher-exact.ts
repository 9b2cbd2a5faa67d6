/** Two probabilities that differ by less than this part of either are equal but for rounding. */
const ROUNDING = 1e-11;

/**
 * The two-sided p value of Fisher's exact test: how often chance alone would make two groups differ as much as they do
 * in how many of each meet a condition, or more, the sizes and the total being given.
 *
 * @param hits how many of the first group meet it
 * @param size of the first group
 * @param total how many of all meet it
 * @param all how many there are in both groups
 * @see R. A. Fisher, "The logic of inductive inference", JRSS 98 (1935)
 */
export function fisherExactP(hits: number, size: number, total: number, all: number): number {
  const least = Math.max(0, size + total - all);
  const greatest = Math.min(size, total);
  const weights = weightsOf({ least, greatest, size, total, all });
  const seen = weights[hits - least]! * (1 + ROUNDING);
  let sum = 0;
  let asFar = 0;
  for (const weight of weights) {
    sum += weight;
    if (weight <= seen) asFar += weight;
  }
  return Math.min(1, asFar / sum);
}

/** How likely each count of hits is, in units of the likeliest: from there each follows from its neighbour. */
function weightsOf(table: {
  readonly least: number;
  readonly greatest: number;
  readonly size: number;
  readonly total: number;
  readonly all: number;
}): Float64Array {
  const { least, greatest, size, total, all } = table;
  const weights = new Float64Array(greatest - least + 1);
  const mode = Math.min(greatest, Math.max(least, Math.floor(((size + 1) * (total + 1)) / (all + 2))));
  weights[mode - least] = 1;
  for (let k = mode; k < greatest; k++) {
    weights[k + 1 - least] =
      weights[k - least]! * (((size - k) * (total - k)) / ((k + 1) * (all - size - total + k + 1)));
  }
  for (let k = mode; k > least; k--) {
    weights[k - 1 - least] =
      weights[k - least]! * ((k * (all - size - total + k)) / ((size - k + 1) * (total - k + 1)));
  }
  return weights;
}
