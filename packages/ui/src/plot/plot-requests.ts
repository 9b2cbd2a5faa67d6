import type { AggregateRequest, Filter } from "@atlas/core";
import type { Plot } from "./complete-plot.ts";

/** The facets of a plot: its columns, then its rows. */
export function facetsOf({
  column,
  row,
}: Pick<Plot, "column" | "row">): NonNullable<AggregateRequest["facetBy"]> {
  return [column, row].filter((path) => path !== undefined);
}

/** What a plot asks of the data to draw what is made of runs: means and their bounds, shares, cells. */
export function pointsRequest(plot: Plot, filter: Filter): AggregateRequest {
  const { kind, x, y, group, statistic, spread } = plot;
  if (kind === "ecdf")
    return { filter, x: y, y, groupBy: group, facetBy: facetsOf(plot), statistic: "count" };
  const isPlain = spread === "quartiles" || spread === "range" || kind === "box" || kind === "heatmap";
  return {
    filter,
    x,
    y,
    groupBy: kind === "heatmap" ? group.slice(0, 1) : group,
    facetBy: facetsOf(plot),
    statistic: kind === "scatter" ? "none" : statistic,
    errorBars: isPlain ? "none" : spread,
    ...(kind === "scatter" && { includeRunIds: true }),
  };
}

/** What a plot asks of the data to draw every run, where it does. */
export function runsRequest(plot: Plot, filter: Filter): AggregateRequest | undefined {
  const { kind, x, y, group } = plot;
  const isDrawn = kind === "strip" || (plot.runs && (kind === "line" || kind === "bar" || kind === "box"));
  const isOfValues = plot.statistic !== "count" && plot.statistic !== "sum";
  if (!isDrawn || !isOfValues) return undefined;
  return { filter, x, y, groupBy: group, facetBy: facetsOf(plot), statistic: "none", includeRunIds: true };
}
