import type { Interval } from "./interval.ts";
import { tQuantile } from "./t-quantile.ts";

/**
 * The 95% interval of an estimate, from the estimates that are made when each part of the data in turn is left out;
 * `undefined` for fewer than three parts.
 *
 * @see J. W. Tukey, "Bias and confidence in not-quite large samples", AMS 29 (1958)
 */
export function jackknifeInterval(estimate: number, without: readonly number[]): Interval | undefined {
  const n = without.length;
  if (n < 3) return undefined;
  const mean = without.reduce((sum, value) => sum + value, 0) / n;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const margin = tQuantile(0.975, n - 1) * Math.sqrt(((n - 1) / n) * squares);
  return { low: estimate - margin, high: estimate + margin };
}
