import type { Extent } from "../stats/extent.ts";
import type { Interval } from "../stats/interval.ts";
import { medianInterval } from "../stats/median-interval.ts";
import { standardDeviation } from "../stats/standard-deviation.ts";
import { tQuantile } from "../stats/t-quantile.ts";
import type { ErrorBars, Statistic } from "./aggregate-request.ts";

/** What the bounds of points are. */
export interface IntervalInfo {
  /**
   * `std` and `sem`: the mean, less and more one standard deviation or error. `t`: Student's interval of the mean.
   * `order_statistics`: the interval of the median between two values. `none`: there are no bounds.
   */
  readonly kind: "none" | "std" | "sem" | "t" | "order_statistics";
  /** With what probability the interval covers what it is an interval of; null where it is not made for that. */
  readonly level: number | null;
}

/** Bounds that belong to what is drawn. */
export interface PointInterval extends IntervalInfo {
  /**
   * The bounds of one point; `undefined` where there are too few values. It may rearrange them.
   *
   * @param y what is drawn of them
   * @param extent of the values, where it is known
   */
  boundsOf(values: Float64Array, y: number, extent?: Extent): Interval | undefined;
}

const NO_INTERVAL: PointInterval = { kind: "none", level: null, boundsOf: () => undefined };

/** The interval that error bars mean with a statistic: those of the mean are for the mean alone. */
export function pointInterval(statistic: Statistic, errorBars: ErrorBars): PointInterval {
  if (errorBars === "none") return NO_INTERVAL;
  if (statistic === "median" && errorBars === "ci95") {
    return { kind: "order_statistics", level: 0.95, boundsOf: medianInterval };
  }
  if (statistic !== "mean") return NO_INTERVAL;
  switch (errorBars) {
    case "std":
      return { kind: "std", level: null, boundsOf: aboutMean(() => 1) };
    case "sem":
      return { kind: "sem", level: null, boundsOf: aboutMean((n) => 1 / Math.sqrt(n)) };
    case "ci95":
      return { kind: "t", level: 0.95, boundsOf: aboutMean(tFactors()) };
  }
}

/** @param factorOf how many standard deviations of `n` values the bounds lie from their mean */
function aboutMean(factorOf: (n: number) => number): PointInterval["boundsOf"] {
  return (values, mean, extent) => {
    if (values.length < 2) return undefined;
    const half = factorOf(values.length) * standardDeviation(values, mean, extent);
    return { low: mean - half, high: mean + half };
  };
}

/** Points are many, and most have as many values as another. */
function tFactors(): (n: number) => number {
  const known = new Map<number, number>();
  return (n) => {
    let factor = known.get(n);
    if (factor === undefined) {
      factor = tQuantile(0.975, n - 1) / Math.sqrt(n);
      known.set(n, factor);
    }
    return factor;
  };
}
