import { AtlasError } from "../errors.ts";
import type { FieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { finish, type Steps } from "../steps.ts";
import { AllRows, type Rows, rowAt } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { type Aggregation, checkAggregation } from "./aggregate-request.ts";
import type { AggregatePoint, AggregateResult, AggregateSeries, GroupValues } from "./aggregate-result.ts";
import { drawPoint } from "./draw-point.ts";
import { firstPlaces, groupRows, NO_PLACE, numbersByGroup, placesByGroup } from "./group-rows.ts";
import { plottedRows } from "./plotted-rows.ts";
import { pointInterval } from "./point-interval.ts";
import { type RankedField, rankField } from "./rank-field.ts";
import { runIdOrder } from "./run-id-order.ts";
import { type Groups, splitGroups } from "./split-groups.ts";
import { varyingParams } from "./varying-params.ts";

/** After so many values that points were made of, a step ends. */
const VALUES_OF_STEP = 10_000;

/**
 * Some runs, or all, as series of points, for a plot of one field over another. A field that no run has is missing in
 * all of them.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for an aggregation that cannot be understood; and for one with a
 * filter, which is the caller's to apply (`filterRows`): who draws all runs need not load the query language.
 */
export function aggregate(table: Table, aggregation: Aggregation, rows?: Rows): AggregateResult {
  if ("filter" in aggregation) {
    const message = "expected the rows that a filter finds, not the filter";
    throw new AtlasError("invalid_query", message, { location: ["filter"] });
  }
  return finish(aggregateSteps(table, aggregation, rows ?? new AllRows(table.rowCount)));
}

/** The steps of `aggregate`. */
export function* aggregateSteps(
  table: Table,
  aggregation: Aggregation,
  matched: Rows,
): Steps<AggregateResult> {
  checkAggregation(aggregation);
  const {
    statistic = "mean",
    errorBars = "std",
    groupBy = [],
    facetBy = [],
    includeRunIds = false,
  } = aggregation;
  const { rows, x, y, counts } = plottedRows(table, aggregation, matched);
  yield;

  const rank = (path: FieldPath) => rankField(table.column(path), rows);
  const facets = facetBy.map(rank);
  const groups = groupBy.map(rank);
  yield;
  const seriesOfRows = groupRows([...facets, ...groups], rows.length);
  const pointsOfRows = splitGroups(seriesOfRows, x.ranks, x.rankCount);
  yield;
  const { numbers, ends } = numbersByGroup(pointsOfRows, y);
  const isEachPoint = statistic === "none";
  const places = includeRunIds || isEachPoint ? placesByRunId(table, rows, pointsOfRows) : undefined;
  const values = isEachPoint ? Float64Array.from(places!, (place) => y[place]!) : numbers;
  yield;
  const firstOfGroup = firstPlaces(pointsOfRows, ends.length);
  const firsts = firstOfGroup.filter((place) => place !== NO_PLACE);
  const interval = pointInterval(statistic, errorBars);

  const series: (AggregateSeries & { points: AggregatePoint[] })[] = [];
  let previousSeries: number | undefined;
  let start = 0;
  let nextYield = VALUES_OF_STEP;
  for (let i = 0; i < (isEachPoint ? values.length : ends.length); i++) {
    const end = isEachPoint ? i + 1 : ends[i]!;
    const first = places === undefined ? firsts[i]! : places[start]!;
    if (seriesOfRows.groupOf[first] !== previousSeries) {
      previousSeries = seriesOfRows.groupOf[first];
      const group = valuesAt(groups, groupBy, first);
      const name = groupBy.length === 0 ? "all" : Object.values(group).map(textOf).join(" | ");
      series.push({ name, group, facet: valuesAt(facets, facetBy, first), points: [] });
    }
    const xValue = x.valueAt(x.ranks[first]!) as AggregatePoint["x"];
    const point = drawPoint(xValue, values.subarray(start, end), statistic, interval);
    const runIds = () => Array.from(places!.subarray(start, end), (i) => table.runId(rowAt(rows, i))!);
    series.at(-1)!.points.push(includeRunIds ? { ...point, run_ids: runIds() } : point);
    start = end;
    if (start >= nextYield) {
      yield;
      nextYield = start + VALUES_OF_STEP;
    }
  }
  const shown = new Set([aggregation.x, aggregation.y, ...groupBy, ...facetBy, aggregation.replicateField]);
  return {
    series,
    counts,
    interval: { kind: interval.kind, level: interval.level },
    mixed: isEachPoint ? [] : varyingParams(table, rows, pointsOfRows, firstOfGroup, shown),
  };
}

/** The places of rows, group by group, and within a group in the order of their run_ids. */
function placesByRunId(table: Table, rows: Rows, groups: Groups): Uint32Array {
  const { places, ends } = placesByGroup(groups);
  let start = 0;
  for (const end of ends) {
    const ofGroup = places.subarray(start, end);
    const rowsOfGroup = ofGroup.map((place) => rowAt(rows, place));
    ofGroup.set(runIdOrder(table, rowsOfGroup, rows.length).map((i) => ofGroup[i]!));
    start = end;
  }
  return places;
}

function valuesAt(fields: readonly RankedField[], paths: readonly FieldPath[], place: number): GroupValues {
  return Object.fromEntries(
    fields.map(({ ranks, valueAt }, i) => [paths[i], valueAt(ranks[place]!) ?? null] as const),
  );
}
