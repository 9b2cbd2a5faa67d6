import type { AggregatePoint } from "@atlas/core";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { MOST_RUNS } from "./ask-plot.ts";
import type { Plot } from "./complete-plot.ts";
import { intervalName } from "./interval-words.ts";
import { MOST_LINES, type PlotData } from "./plot-data.ts";
import { placedNumber } from "./plot-scales.ts";

/** A plot's title: "loss by lr". */
export function plotTitle(plot: Plot): string {
  const y = fieldLabel(plot.y);
  switch (plot.kind) {
    case "histogram":
      return `Histogram of ${y}`;
    case "ecdf":
      return `ECDF of ${y}`;
    case "heatmap":
      return `${y} by ${[plot.x, ...plot.group.slice(0, 1)].map(fieldLabel).join(" and ")}`;
    case "parallel":
      return plot.axes.map(fieldLabel).join(", ");
    default:
      return `${y} by ${fieldLabel(plot.x)}`;
  }
}

/** What the marks of a plot are, in words. */
export function plotMeaning(plot: Plot, data: PlotData): string {
  const interval = data.points && intervalName(data.points.interval, plot.spread);
  const hasRuns = data.runs !== undefined;
  switch (plot.kind) {
    case "line":
    case "bar":
      return [
        `${plot.statistic} of the runs`,
        ...(interval ? [`${plot.kind === "line" ? "band" : "whiskers"}: ${interval}`] : []),
        ...(hasRuns ? ["small dots are runs"] : []),
      ].join("; ");
    case "strip":
      return [
        ...(hasRuns ? ["every dot is a run"] : []),
        `stroke: ${plot.statistic}${interval ? `, whiskers: ${interval}` : ""}`,
      ].join("; ");
    case "scatter":
      return data.densities === undefined ? "every dot is a run" : "colour is how many runs lie in a cell";
    case "box":
      return "quartiles, median and whiskers from min to max";
    case "histogram":
      return `${plot.cumulative ? "runs up to each value" : "runs in each bin"}${plot.overlaid ? "" : ", groups stacked"}`;
    case "ecdf":
      return "share of the runs at or below each value";
    case "heatmap":
      return `${plot.statistic} of the runs of each cell`;
    case "parallel":
      return "every line is a run; bars: how runs lie along each axis";
  }
}

/** What a drawing leaves out, in words: runs that are too many to be drawn one by one, points without a place. */
export function drawnNote(
  plot: Plot,
  answer: PlotData & { readonly hasTooManyRuns: boolean },
): string | undefined {
  const lines = answer.columns?.table.rowCount ?? 0;
  return (
    [
      answer.hasTooManyRuns && `more than ${formatCount(MOST_RUNS)} runs: not drawn one by one`,
      lines > MOST_LINES &&
        `${formatCount(MOST_LINES)} of the runs, taken at random, have a line: bars count all`,
      unplacedNote(plot, answer),
    ]
      .filter(Boolean)
      .join("; ") || undefined
  );
}

/** What cannot be drawn on the axes that were chosen, in words; `undefined` where everything can. */
export function unplacedNote(plot: Plot, data: PlotData): string | undefined {
  const points = data.points?.series.flatMap((series) => series.points) ?? [];
  const isDrawn = (point: AggregatePoint) =>
    !Number.isNaN(placedNumber(point.y, plot.yScale)) &&
    (plot.xScale === "category" || !Number.isNaN(placedNumber(point.x, plot.xScale)));
  const lost =
    plot.kind === "ecdf" || plot.kind === "box" ? 0 : points.filter((point) => !isDrawn(point)).length;
  if (lost === 0) return undefined;
  return `${formatCount(lost)} ${lost === 1 ? "point has" : "points have"} no place on these axes`;
}
