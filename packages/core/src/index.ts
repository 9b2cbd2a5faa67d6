export type {
  AskOptions,
  Cancellation,
  Dataset,
  DatasetInfo,
  FieldIndex,
  RowCounts,
  RowsPage,
  RowsQuery,
  SortKey,
  Versioned,
} from "./dataset.ts";
export { datasetOf } from "./dataset-of.ts";
export { AtlasError, type AtlasErrorCode } from "./errors.ts";
export { type ParsedJson, parseJson } from "./json/parse-json.ts";
export { exactJson, stringifyJson } from "./json/stringify-json.ts";
export type { JsonObject, JsonValue } from "./json/value.ts";
export { type Completion, completionsAt } from "./language/completions-at.ts";
export { matchRows, type QueryOptions } from "./language/match-rows.ts";
export { type ParsedQuery, parseQuery } from "./language/parse-query.ts";
export { printQuery } from "./language/print-query.ts";
export {
  allOf,
  type Comparison,
  type Condition,
  FIELD_STATES,
  type FieldState,
  type Query,
  type Scalar,
} from "./language/query.ts";
export { queryOfFilterSpec } from "./language/query-of-filter-spec.ts";
export type { Span } from "./language/scanner.ts";
export type { TimeOptions } from "./language/wall-clock-comparison.ts";
export { compareNatural } from "./model/compare-natural.ts";
export { compareStrings } from "./model/compare-strings.ts";
export type { ExperimentSummary } from "./model/experiment.ts";
export {
  type Cell,
  type FieldInfo,
  type FieldPath,
  type FieldType,
  isFieldPath,
  isNamespace,
  NAMESPACES,
  type Namespace,
  splitFieldPath,
  type Value,
} from "./model/field.ts";
export type { Manifest } from "./model/manifest.ts";
export type { Problem } from "./model/problem.ts";
export type { Artifact, Provenance, Run, RunError, RunRecord } from "./model/run.ts";
export { STATUSES, type Status, type StatusCounts } from "./model/status.ts";
export { textOf } from "./model/text-of.ts";
export { wallClock } from "./model/wall-clock.ts";
export { wallClockOfFilter } from "./model/wall-clock-of-filter.ts";
export { type MemorySourceOptions, openMemorySource } from "./open-memory-source.ts";
export { aggregate } from "./query/aggregate.ts";
export {
  type AggregateRequest,
  ERROR_BARS,
  type ErrorBars,
  STATISTICS,
  type Statistic,
} from "./query/aggregate-request.ts";
export type {
  AggregatePoint,
  AggregateResult,
  AggregateSeries,
  GroupValue,
  GroupValues,
} from "./query/aggregate-result.ts";
export {
  compareRuns,
  type DifferingField,
  type IdenticalField,
  type RunComparison,
} from "./query/compare-runs.ts";
export { countStatuses } from "./query/count-statuses.ts";
export {
  type DensityCounts,
  type DensityGrid,
  type DensityGridRequest,
  densityGrid,
  SCALES,
  type Scale,
} from "./query/density-grid.ts";
export type { Facet, FacetCount, FacetHistogram, FacetRest, FacetValue } from "./query/facet.ts";
export { type FacetRequest, type FacetResult, facetCounts } from "./query/facet-counts.ts";
export { FACET_ORDERS, type FacetOrder } from "./query/facet-values.ts";
export { type FieldValuesRequest, type FieldValuesResult, fieldValues } from "./query/field-values.ts";
export { type FilterOptions, filterRows } from "./query/filter-rows.ts";
export {
  FILTER_OPERATORS,
  type FieldFilter,
  type FilterOperator,
  type FilterSpec,
  type FilterValue,
} from "./query/filter-spec.ts";
export {
  type HistogramRequest,
  type HistogramResult,
  type HistogramStack,
  histogram,
} from "./query/histogram.ts";
export { indexFields } from "./query/index-fields.ts";
export type { PlotCounts } from "./query/plotted-rows.ts";
export type { IntervalInfo } from "./query/point-interval.ts";
export { type RowSample, sampleRows } from "./query/sample-rows.ts";
export { type SearchRequest, search } from "./query/search.ts";
export type { SearchCategory, SearchGroup, SearchHit, SearchResult } from "./query/search-result.ts";
export { selectPage } from "./query/select-page.ts";
export { sortRows } from "./query/sort-rows.ts";
export { compareManifests, summarizeExperiments } from "./query/summarize-experiments.ts";
export {
  type ConstantField,
  type VaryingField,
  type VaryingFields,
  varyingFields,
} from "./query/varying-fields.ts";
export type { Progress, RunSource, SourceState, StoreInfo } from "./source.ts";
export { type FiveNumbers, fiveNumbersOf } from "./stats/five-numbers.ts";
export type { Interval } from "./stats/interval.ts";
export { medianInterval } from "./stats/median-interval.ts";
export { standardDeviation } from "./stats/standard-deviation.ts";
export { meanOf, sumOf } from "./stats/sum.ts";
export { tQuantile } from "./stats/t-quantile.ts";
export { wilsonInterval } from "./stats/wilson-interval.ts";
export type { Column } from "./table/column.ts";
export type { Table } from "./table/table.ts";
export { createTableBuilder, type TableBuilder, tableOf } from "./table/table-builder.ts";
