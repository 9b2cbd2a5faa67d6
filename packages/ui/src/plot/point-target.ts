import { type AggregatePoint, allOf } from "@atlas/core";
import type { Fact, Target } from "../chart/figure.ts";
import type { Rect } from "../chart/mark.ts";
import { labelOfValue } from "../chart/scale.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { boundsOf, intervalName } from "./interval-words.ts";
import { measuredQuery, valueQuery, valuesQuery } from "./plot-queries.ts";
import type { SeriesPanel, StyledSeries } from "./series-figure.ts";

/** Where a target is, and what it covers where it is no point. */
export interface TargetPlace {
  readonly x: number;
  readonly y: number;
  readonly cover?: Rect;
}

/** What a point of runs says: the statistic by its name, its interval by its name, and of how many runs it is. */
export function pointTarget(
  panel: SeriesPanel,
  series: StyledSeries,
  point: AggregatePoint,
  place: TargetPlace,
  more: readonly Fact[] = [],
): Target {
  const { plot, data } = panel.drawing;
  const bounds = boundsOf(point, plot.spread);
  const name = data.points && intervalName(data.points.interval, plot.spread);
  const interval: Fact[] =
    name === undefined
      ? []
      : [
          [
            name,
            bounds ? `${formatNumber(bounds[0])} to ${formatNumber(bounds[1])}` : `none for n = ${point.n}`,
          ],
        ];
  return {
    ...place,
    paint: series.style.paint,
    subject: [...series.style.subject, [fieldLabel(plot.x), labelOfValue(point.x)], ...panel.facts],
    facts: [[plot.statistic, formatNumber(point.y)], ...interval, ...more, ["runs", formatCount(point.n)]],
    runs: allOf([
      valueQuery(plot.x, point.x),
      valuesQuery({ ...series.group, ...series.facet }),
      measuredQuery(plot.y),
    ]),
  };
}

/** What a single run says. */
export function runTarget(
  panel: SeriesPanel,
  series: StyledSeries,
  run: AggregatePoint,
  place: TargetPlace,
): Target {
  const { plot } = panel.drawing;
  const [runId] = run.run_ids ?? [];
  return {
    ...place,
    paint: series.style.paint,
    subject: [...series.style.subject, ...panel.facts],
    facts: [
      [fieldLabel(plot.x), labelOfValue(run.x)],
      [fieldLabel(plot.y), formatNumber(run.y)],
      ["run", (runId ?? "").slice(0, 8)],
    ],
    ...(runId !== undefined && { runId }),
  };
}
