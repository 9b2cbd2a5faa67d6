import { readFileSync } from "node:fs";

interface Golden {
  /** Probability, degrees of freedom, quantile. */
  readonly t_quantiles: readonly (readonly [p: number, degreesOfFreedom: number, t: number])[];
  /** How many numbers, and the rank of the bounds of their median's interval; 0 where there is none. */
  readonly median_ranks: readonly (readonly [n: number, rank: number])[];
  readonly wilson_intervals: readonly (readonly [
    successes: number,
    trials: number,
    low: number,
    high: number,
  ])[];
  readonly histograms: readonly {
    readonly values: readonly number[];
    readonly bins: number;
    readonly range: readonly [number, number] | null;
    readonly edges: readonly number[];
    readonly counts: readonly number[];
  }[];
}

/** Answers of scipy and numpy; `make-golden.py` makes them. */
export const golden: Golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8"));
