import {
  type AggregateRequest,
  type ColumnsQuery,
  type ConfigurationsQuery,
  checkQuery,
  type DensityGridRequest,
  type FacetRequest,
  type FieldValuesRequest,
  type Filter,
  type HistogramRequest,
  type MeansTableRequest,
  printQuery,
  type ReplicateRequest,
  type RowsQuery,
} from "@atlas/core";

/**
 * The members of a request's body that say which runs it is about: a query goes as its text.
 *
 * @throws AtlasError `invalid_query`, with the place, for a query that cannot be understood: its text has no places
 */
export function filterBodyOf(filter: Filter | undefined): object {
  if (filter === undefined || !("op" in filter)) return { filter };
  checkQuery(filter, ["filter"]);
  return { q: printQuery(filter) };
}

/** The body of a question whose members the wire names as core does. */
export function bodyOf({ filter, ...members }: RowsQuery | ColumnsQuery | FacetRequest): object {
  return { ...members, ...filterBodyOf(filter) };
}

/** The body of a question about configurations. */
export function configurationsBodyOf({ filter, ...members }: ConfigurationsQuery): object {
  return { rows: "configurations", ...members, ...filterBodyOf(filter) };
}

/** The body of a question for values, run by run. */
export function fieldValuesBodyOf(request: FieldValuesRequest): object {
  return {
    fields: request.fields,
    max_points: request.maxPoints,
    seed: request.seed,
    include_run_ids: request.includeRunIds ?? false,
    ...filterBodyOf(request.filter),
  };
}

/** The body of a question for series of points. */
export function aggregateBodyOf(request: AggregateRequest): object {
  return {
    x_field: request.x,
    y_field: request.y,
    group_by: request.groupBy,
    facet_by: request.facetBy,
    agg_fn: request.statistic,
    error_bars: request.errorBars,
    replicate_field: request.replicateField,
    include_run_ids: request.includeRunIds ?? false,
    ...filterBodyOf(request.filter),
  };
}

/** The body of a question for a histogram. */
export function histogramBodyOf({ field, bins, range, stackBy, filter }: HistogramRequest): object {
  return { field, bin_count: bins, range, stack_by: stackBy, ...filterBodyOf(filter) };
}

/** The body of a question for the density of points. */
export function densityBodyOf(request: DensityGridRequest): object {
  return {
    x_field: request.x,
    y_field: request.y,
    columns: request.columns,
    rows: request.rows,
    x_scale: request.xScale,
    y_scale: request.yScale,
    x_range: request.xRange,
    y_range: request.yRange,
    ...filterBodyOf(request.filter),
  };
}

/** The body of a question about replicates. */
export function replicatesBodyOf({ pairBy, filter, ...members }: ReplicateRequest): object {
  return { ...members, pair_by: pairBy, ...filterBodyOf(filter) };
}

/** The body of a question for a table of means. */
export function meansBodyOf({ bestOf, ...request }: MeansTableRequest): object {
  return { ...replicatesBodyOf(request), best_of: bestOf };
}
