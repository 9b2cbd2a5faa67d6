import type { Dataset, FieldIndex, Filter, GroupValue } from "@atlas/core";
import type { Plot } from "./complete-plot.ts";
import { listedValues, type ValueColors, valueColors } from "./value-colors.ts";

/** What the colours of a plot depend on: all values that its group field has in a scope, whatever the filter. */
export interface ColorQuestion {
  readonly plot: Plot;
  readonly scope: Filter;
  /** Of the scope. */
  readonly index: FieldIndex;
}

/** The colours of the values of a plot's first group field; the index lists texts, numbers are asked for. */
export async function askValueColors(
  dataset: Dataset,
  { plot, scope, index }: ColorQuestion,
  signal: AbortSignal | undefined,
): Promise<ValueColors> {
  const [field] = plot.group;
  if (field === undefined) return valueColors([]);
  const listed = listedValues(index.fields.find((info) => info.path === field));
  if (listed !== undefined) return valueColors(listed);
  const request = { filter: scope, x: field, y: field, statistic: "count", errorBars: "none" } as const;
  const { series } = await dataset.aggregate(request, signal === undefined ? {} : { signal });
  return valueColors(series.flatMap((one) => one.points.map((point): GroupValue => point.x)));
}
