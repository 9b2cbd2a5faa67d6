export type {
  AskOptions,
  Dataset,
  DatasetInfo,
  FieldIndex,
  PreviewOptions,
  Versioned,
} from "./dataset.ts";
export { AtlasError, type AtlasErrorCode } from "./errors.ts";
export {
  type FileSearchGroup,
  type FileSearchHit,
  type FileSearchOptions,
  type FileSearchResult,
  MAX_RUNS_SEARCHED,
  searchFiles,
} from "./file-search/search-files.ts";
export { inLanes } from "./in-lanes.ts";
export { type ParsedJson, parseJson } from "./json/parse-json.ts";
export { exactJson, stringifyJson } from "./json/stringify-json.ts";
export type { JsonObject, JsonValue } from "./json/value.ts";
export { checkQuery } from "./language/check-query.ts";
export { type Completion, completionsAt } from "./language/completions-at.ts";
export { dependsOnNow } from "./language/depends-on-now.ts";
export { matchRows, type QueryOptions } from "./language/match-rows.ts";
export { type ParsedQuery, parseQuery } from "./language/parse-query.ts";
export { printQuery } from "./language/print-query.ts";
export {
  allOf,
  type Comparison,
  type Condition,
  EVERY_RUN,
  FIELD_STATES,
  type FieldState,
  type Query,
  type Scalar,
} from "./language/query.ts";
export type { Span } from "./language/scanner.ts";
export type { TimeOptions } from "./language/wall-clock-comparison.ts";
export type { FilesOfRun } from "./memory-run-files.ts";
export type {
  ArrayGrid,
  ArrayPreview,
  ArtifactPreview,
  PreviewParts,
  TablePreview,
} from "./model/artifact-preview.ts";
export { compareNatural } from "./model/compare-natural.ts";
export { compareStrings } from "./model/compare-strings.ts";
export type { Content } from "./model/content.ts";
export { csvField } from "./model/csv-field.ts";
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
export { jobIdsOf } from "./model/job-ids.ts";
export type { LogChunk, LogRange } from "./model/log-chunk.ts";
export type { Manifest } from "./model/manifest.ts";
export { type ParamSource, type PlannedDesign, plannedDesign } from "./model/planned-design.ts";
export type { Problem } from "./model/problem.ts";
export { readLog } from "./model/read-log.ts";
export type { Artifact, Provenance, Run, RunError, RunRecord } from "./model/run.ts";
export { STATUSES, type Status, type StatusCounts } from "./model/status.ts";
export type { ResultInfo, StoredResult } from "./model/stored-result.ts";
export { textOf } from "./model/text-of.ts";
export { wallClock } from "./model/wall-clock.ts";
export { wallClockOfFilter } from "./model/wall-clock-of-filter.ts";
export { type MemorySourceOptions, openMemorySource } from "./open-memory-source.ts";
export { aggregate } from "./query/aggregate.ts";
export {
  type AggregateRequest,
  type Aggregation,
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
export type { BooleanCounts, ConfigurationCell, ReplicateSummary } from "./query/configuration-cell.ts";
export {
  type Configuration,
  type ConfigurationsPage,
  type ConfigurationsQuery,
  configurations,
} from "./query/configurations.ts";
export { countStatuses } from "./query/count-statuses.ts";
export type { Coverage, CoveredConfiguration } from "./query/coverage.ts";
export {
  type DensityCounts,
  type DensityGrid,
  type DensityGridRequest,
  densityGrid,
  SCALES,
  type Scale,
} from "./query/density-grid.ts";
export type { ExperimentDesign, VariedParam, VariedValue } from "./query/experiment-design.ts";
export { type DesignOutline, experimentDesigns } from "./query/experiment-designs.ts";
export { type ExperimentOverview, experimentOverview, type RunningRun } from "./query/experiment-overview.ts";
export type { Facet, FacetCount, FacetHistogram, FacetRest, FacetValue } from "./query/facet.ts";
export { type FacetRequest, type FacetResult, facetCounts } from "./query/facet-counts.ts";
export { FACET_ORDERS, type FacetOrder } from "./query/facet-values.ts";
export type { FailureGroup, FailureGroups } from "./query/failure-groups.ts";
export { type FieldValuesRequest, type FieldValuesResult, fieldValues } from "./query/field-values.ts";
export { type Filter, queryOf } from "./query/filter.ts";
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
export type {
  BooleanSummary,
  MetricSummaries,
  MetricSummary,
  NumberSummary,
  ValueSummary,
} from "./query/metric-summaries.ts";
export type { PlotCounts } from "./query/plotted-rows.ts";
export type { IntervalInfo } from "./query/point-interval.ts";
export type { ProblemsPage, ProblemsQuery } from "./query/problems-page.ts";
export type { RowCounts, RowsPage, RowsQuery } from "./query/rows-query.ts";
export { type RowSample, sampleRows } from "./query/sample-rows.ts";
export { type SearchRequest, search } from "./query/search.ts";
export type { SearchCategory, SearchGroup, SearchHit, SearchResult } from "./query/search-result.ts";
export type { ColumnsQuery } from "./query/select-columns.ts";
export { selectPage } from "./query/select-page.ts";
export {
  CONFIGURATION_STATISTICS,
  type ConfigurationSortKey,
  type ConfigurationStatistic,
} from "./query/sort-configurations.ts";
export type { SortKey } from "./query/sort-key.ts";
export { sortRows } from "./query/sort-rows.ts";
export { compareManifests, summarizeExperiments } from "./query/summarize-experiments.ts";
export {
  type ConstantField,
  type VaryingField,
  type VaryingFields,
  varyingFields,
} from "./query/varying-fields.ts";
export { withoutField } from "./query/without-field.ts";
export type { Standing } from "./replicates/compare-with-best.ts";
export type { DesignKind, ParamRole } from "./replicates/design-shape.ts";
export type { ExpectedInterval } from "./replicates/expected-intervals.ts";
export type { FailingValue } from "./replicates/failing-values.ts";
export type { MeanInterval } from "./replicates/mean-interval.ts";
export type { MeansTable, MeansTableCell, MeansTableRequest } from "./replicates/means-table.ts";
export type { MetalabCases } from "./replicates/metalab-snippet.ts";
export type {
  IncompleteConfiguration,
  MissingReplicate,
  MissingReplicates,
} from "./replicates/missing-replicates.ts";
export type { OddReplicate, OddReplicates, OddSeed } from "./replicates/odd-replicates.ts";
export type { ConfigurationComparison, PairRequest, PairResult } from "./replicates/pair-configurations.ts";
export type { PairedTestName } from "./replicates/paired-test.ts";
export {
  RANKING_ORDERS,
  type RankedConfiguration,
  type Ranking,
  type RankingOrder,
  type RankingRequest,
} from "./replicates/rank-configurations.ts";
export type { DesignGrid, DesignParam, RecognizedDesign } from "./replicates/recognize-design.ts";
export type { ReplicateRequest } from "./replicates/replicate-numbers.ts";
export type { Replication } from "./replicates/replication.ts";
export type { Share, VarianceShare } from "./replicates/share.ts";
export type { VarianceShares } from "./replicates/variance-shares.ts";
export type { FoundArtifact, PreviewPart, RunFiles } from "./run-files.ts";
export type {
  Following,
  LinkInfo,
  Progress,
  RefreshOptions,
  RunSource,
  SourceState,
  StoreInfo,
} from "./source.ts";
export { benjaminiHochbergAdjusted, holmAdjusted } from "./stats/adjusted-p.ts";
export { type FiveNumbers, fiveNumbersOf } from "./stats/five-numbers.ts";
export type { Interval } from "./stats/interval.ts";
export { medianInterval } from "./stats/median-interval.ts";
export { comparePairs, type PairedComparison, type PairedTTest } from "./stats/paired-comparison.ts";
export { type SignFlipTest, signFlipTest } from "./stats/sign-flip.ts";
export { type SignedRankTest, signedRankTest } from "./stats/signed-rank.ts";
export { standardDeviation } from "./stats/standard-deviation.ts";
export { meanOf, sumOf } from "./stats/sum.ts";
export { tQuantile } from "./stats/t-quantile.ts";
export { wilsonInterval } from "./stats/wilson-interval.ts";
export type { Cancellation } from "./steps.ts";
export { finish, finishInSlices, type SliceOptions, type Steps } from "./steps.ts";
export type { Column } from "./table/column.ts";
export { decodeTable } from "./table/decode-table.ts";
export { encodeTable } from "./table/encode-table.ts";
export { type FieldVisitor, visitDerived, visitFields } from "./table/run-fields.ts";
export { subtable } from "./table/subtable.ts";
export type { Table } from "./table/table.ts";
export { createTableBuilder, type TableBuilder, tableOf } from "./table/table-builder.ts";
