import type { AggregatePoint, IntervalInfo } from "@atlas/core";
import type { Spread } from "./plot-spec.ts";

/** The bounds that are drawn about a point: `undefined` where there are none. */
export function boundsOf(
  point: AggregatePoint,
  spread: Spread,
): readonly [low: number, high: number] | undefined {
  if (spread === "quartiles") return point.n < 2 ? undefined : [point.y_q1, point.y_q3];
  if (spread === "range") return point.n < 2 ? undefined : [point.y_min, point.y_max];
  return point.y_low === null || point.y_high === null ? undefined : [point.y_low, point.y_high];
}

/** What the bounds about a point are, in words; `undefined` where none are drawn. */
export function intervalName(interval: IntervalInfo, spread: Spread): string | undefined {
  if (spread === "quartiles") return "quartiles";
  if (spread === "range") return "min to max";
  const level = interval.level === null ? "" : `${Math.round(100 * interval.level)}% CI`;
  switch (interval.kind) {
    case "t":
      return `${level}, t`;
    case "order_statistics":
      return `${level}, order statistics`;
    case "std":
      return "\u00b1 1 SD";
    case "sem":
      return "\u00b1 1 SE";
    case "none":
      return undefined;
  }
}

/** What each spread is called where it is chosen. */
export const SPREAD_NAMES: Record<Spread, string> = {
  ci95: "95% CI",
  sem: "standard error",
  std: "standard deviation",
  quartiles: "quartiles",
  range: "min to max",
  none: "none",
};
