import type { AggregateSeries, FieldPath, GroupValue } from "@atlas/core";
import type { Fact, LegendEntry } from "../chart/figure.ts";
import type { Paint } from "../chart/mark.ts";
import { keyOf, labelOfValue } from "../chart/scale.ts";
import { fieldLabel } from "../format/field-label.ts";
import { compareValues, type ValueColors } from "./value-colors.ts";

/** How a series looks: colour by the value of the first group field, dash by those of the others. */
export interface SeriesStyle {
  readonly label: string;
  readonly paint: Paint;
  readonly dash?: readonly number[];
  /** Its place among the series of the plot, whatever the panel. */
  readonly index: number;
  /** The group, for a tooltip. */
  readonly subject: readonly Fact[];
}

/** The looks of all series of a plot, by group. */
export interface SeriesStyles {
  of(series: Pick<AggregateSeries, "group">): SeriesStyle;
  readonly count: number;
  /** None for a plot without groups. */
  readonly legend: readonly LegendEntry[];
}

const DASHES: readonly (readonly number[])[] = [[], [6, 4], [2, 3], [8, 3, 2, 3]];

/** Gives each group of some series its look. */
export function styleSeries(
  series: readonly Pick<AggregateSeries, "group">[],
  group: readonly FieldPath[],
  colors: ValueColors,
): SeriesStyles {
  const [first, ...others] = group;
  const groups = new Map(series.map((one) => [groupKey(one, group), one.group]));
  const sorted = [...groups].sort(([, a], [, b]) => compareGroups(group, a, b));
  const dashKeys = [...new Set(sorted.map(([, values]) => groupKey({ group: values }, others)))];
  const styles = new Map(
    sorted.map(([key, values], index) => {
      const dash = DASHES[dashKeys.indexOf(groupKey({ group: values }, others)) % DASHES.length]!;
      const style: SeriesStyle = {
        label: group.length === 0 ? "all" : group.map((field) => labelIn(field, values[field])).join(", "),
        paint: first === undefined ? "cat-1" : colors(values[first] ?? null),
        ...(dash.length > 0 && { dash }),
        index,
        subject: group.map((field): Fact => [fieldLabel(field), labelOfValue(values[field])]),
      };
      return [key, style];
    }),
  );
  const all = [...styles.values()];
  return {
    of: (one) => styles.get(groupKey(one, group))!,
    count: Math.max(1, styles.size),
    legend:
      group.length === 0
        ? []
        : all.map(({ label, paint, dash }) => ({ label, paint, ...(dash && { dash }) })),
  };
}

/** A value as it stands in a legend: a text speaks for itself, a number does not. */
function labelIn(field: FieldPath, value: GroupValue | undefined): string {
  const label = labelOfValue(value);
  return typeof value === "string" ? label : `${fieldLabel(field)} ${label}`;
}

function groupKey(series: Pick<AggregateSeries, "group">, fields: readonly FieldPath[]): string {
  return fields.map((field) => keyOf(series.group[field])).join("\u0000");
}

type Values = Readonly<Record<FieldPath, GroupValue>>;

/** The order of two groups, by the values of their fields from the first on. */
export function compareGroups(fields: readonly FieldPath[], a: Values, b: Values): number {
  for (const field of fields) {
    const order = compareValues(a[field] ?? null, b[field] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}
