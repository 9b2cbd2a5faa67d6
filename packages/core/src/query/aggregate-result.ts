import type { FieldPath, Value } from "../model/field.ts";
import type { PlotCounts } from "./plotted-rows.ts";
import type { IntervalInfo } from "./point-interval.ts";

/** The runs of one series that share an X. */
export interface AggregatePoint {
  readonly x: number | bigint | string | boolean;
  /** What the statistic says of the values; infinite only where a sum is beyond all doubles. */
  readonly y: number;
  /** How many values there are. */
  readonly n: number;
  /** The bounds of `y`; null where there are none, as of a single value. */
  readonly y_low: number | null;
  readonly y_high: number | null;
  readonly y_min: number;
  /** The median of the lower half of the values. */
  readonly y_q1: number;
  readonly y_median: number;
  /** The median of the upper half of the values. */
  readonly y_q3: number;
  readonly y_max: number;
  /** Ascending; absent unless asked for. */
  readonly run_ids?: readonly string[];
}

/** What the runs of a group have in common; null where they lack the field. */
export type GroupValue = Value | null;

/** The value of each field that runs are grouped by. */
export type GroupValues = { readonly [path: FieldPath]: GroupValue };

/** The points of the runs that agree in the group's and the facet's fields. */
export interface AggregateSeries {
  /** The texts of the group's values, joined by " | "; "all" without a group. */
  readonly name: string;
  readonly group: GroupValues;
  readonly facet: GroupValues;
  /** By ascending X: numbers, strings by code point, booleans. Points of single runs that share an X are by run_id. */
  readonly points: readonly AggregatePoint[];
}

/** Series of points, and what they were made of. */
export interface AggregateResult {
  /** In the order of the facet's values, then of the group's, from the first field on; having none comes last. */
  readonly series: readonly AggregateSeries[];
  readonly counts: PlotCounts;
  /** What `y_low` and `y_high` are. */
  readonly interval: IntervalInfo;
  /** Hidden variation: params on no axis, group or facet that differ between runs of one point; in natural order. */
  readonly mixed: readonly FieldPath[];
}
