import type { FieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { Table } from "../table/table.ts";
import { type AggregateRequest, checkAggregateRequest } from "./aggregate-request.ts";
import type { AggregatePoint, AggregateResult, AggregateSeries, GroupValues } from "./aggregate-result.ts";
import { drawPoint } from "./draw-point.ts";
import { filterRows } from "./filter-rows.ts";
import { groupRows, placesByGroup } from "./group-rows.ts";
import { plottedRows } from "./plotted-rows.ts";
import { pointInterval } from "./point-interval.ts";
import { type RankedField, rankField } from "./rank-field.ts";
import { allRows } from "./row-selection.ts";
import { sortRows } from "./sort-rows.ts";
import { splitGroups } from "./split-groups.ts";
import { varyingParams } from "./varying-params.ts";

/**
 * The runs that pass a filter as series of points, for a plot of one field over another. A field that no run has is
 * missing in all of them.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 *
 * @param options the zone that times with a zone are converted to in the filter: the process's own when absent
 */
export function aggregate(
  table: Table,
  request: AggregateRequest,
  options: { readonly timeZone?: string } = {},
): AggregateResult {
  checkAggregateRequest(request);
  const {
    statistic = "mean",
    errorBars = "std",
    groupBy = [],
    facetBy = [],
    includeRunIds = false,
  } = request;
  const matched = request.filter
    ? filterRows(table, request.filter, { ...options, location: ["filter"] })
    : allRows(table.rowCount);
  const ordered = includeRunIds || statistic === "none" ? sortRows(table, matched, []) : matched;
  const { rows, x, y, counts } = plottedRows(table, request, ordered);

  const rank = (path: FieldPath) => rankField(table.column(path), rows);
  const facets = facetBy.map(rank);
  const groups = groupBy.map(rank);
  const seriesOfRows = groupRows([...facets, ...groups], rows.length);
  const pointsOfRows = splitGroups(seriesOfRows, x.ranks, x.rankCount);
  const { places, ends } = placesByGroup(pointsOfRows);
  const values = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) values[i] = y[places[i]!]!;
  const interval = pointInterval(statistic, errorBars);

  const series: (AggregateSeries & { points: AggregatePoint[] })[] = [];
  let previousSeries: number | undefined;
  let start = 0;
  for (const end of statistic === "none" ? places.map((_, i) => i + 1) : ends) {
    const first = places[start]!;
    if (seriesOfRows.groupOf[first] !== previousSeries) {
      previousSeries = seriesOfRows.groupOf[first];
      const group = valuesAt(groups, groupBy, first);
      const name = groupBy.length === 0 ? "all" : Object.values(group).map(textOf).join(" | ");
      series.push({ name, group, facet: valuesAt(facets, facetBy, first), points: [] });
    }
    const xValue = x.valueAt(x.ranks[first]!) as AggregatePoint["x"];
    const point = drawPoint(xValue, values.subarray(start, end), statistic, interval);
    const runIds = () => Array.from(places.subarray(start, end), (i) => table.runIds[rows[i]!]!);
    series.at(-1)!.points.push(includeRunIds ? { ...point, run_ids: runIds() } : point);
    start = end;
  }
  const shown = new Set([request.x, request.y, ...groupBy, ...facetBy, request.replicateField]);
  return {
    series,
    counts,
    interval: { kind: interval.kind, level: interval.level },
    mixed: statistic === "none" ? [] : varyingParams(table, rows, pointsOfRows, shown),
  };
}

function valuesAt(fields: readonly RankedField[], paths: readonly FieldPath[], place: number): GroupValues {
  return Object.fromEntries(
    fields.map(({ ranks, valueAt }, i) => [paths[i], valueAt(ranks[place]!) ?? null] as const),
  );
}
