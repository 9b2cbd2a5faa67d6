import { type FiveNumbers, fiveNumbersOf } from "../stats/five-numbers.ts";
import { meanOf, sumOf } from "../stats/sum.ts";
import type { Statistic } from "./aggregate-request.ts";
import type { AggregatePoint } from "./aggregate-result.ts";
import type { PointInterval } from "./point-interval.ts";

/** The point that says of some values, which are rearranged, what is asked for. */
export function drawPoint(
  x: AggregatePoint["x"],
  values: Float64Array,
  statistic: Statistic,
  interval: PointInterval,
): AggregatePoint {
  const five = fiveNumbersOf(values);
  const y = DRAWN[statistic](values, five);
  const bounds = interval.boundsOf(values, y, five);
  return {
    x,
    y,
    n: values.length,
    y_low: bounds?.low ?? null,
    y_high: bounds?.high ?? null,
    y_min: five.min,
    y_q1: five.q1,
    y_median: five.median,
    y_q3: five.q3,
    y_max: five.max,
  };
}

const DRAWN: Record<Statistic, (values: Float64Array, five: FiveNumbers) => number> = {
  mean: meanOf,
  median: (_, { median }) => median,
  min: (_, { min }) => min,
  max: (_, { max }) => max,
  count: ({ length }) => length,
  sum: sumOf,
  // There is a single value.
  none: (_, { median }) => median,
};
