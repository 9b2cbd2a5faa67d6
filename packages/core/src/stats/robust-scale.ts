/** Makes the median absolute deviation of normal data an estimate of their standard deviation. */
const NORMAL = 1.482_602_218_505_602;

/** What makes it so for few numbers, too: by how many there are, from 2 on. */
const OF_FEW = [1.196, 1.495, 1.363, 1.206, 1.2, 1.14, 1.129, 1.107];

/** The middle of some numbers, and their spread, neither of which a few wild ones can move far. */
export interface RobustScale {
  readonly median: number;
  /** An estimate of the standard deviation from the median absolute deviation; 0 where more than half are equal. */
  readonly scale: number;
}

/**
 * The median and the median absolute deviation of at least two finite numbers.
 *
 * @see C. Croux and P. J. Rousseeuw, "Time-efficient algorithms for two highly robust estimators of scale",
 * Computational Statistics 1 (1992), for the factors of few numbers
 */
export function robustScale(values: Float64Array): RobustScale {
  const n = values.length;
  const median = medianOf(values);
  const deviation = medianOf(values.map((value) => Math.abs(value - median)));
  return { median, scale: deviation * NORMAL * (OF_FEW[n - 2] ?? n / (n - 0.8)) };
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
