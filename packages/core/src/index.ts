export type { JsonObject, JsonValue } from "./json/value.ts";
export { AtlasError, type AtlasErrorCode } from "./errors.ts";
export type { ExperimentSummary } from "./model/experiment.ts";
export {
  type Cell,
  type FieldInfo,
  type FieldPath,
  type FieldType,
  isFieldPath,
  NAMESPACES,
  type Namespace,
  splitFieldPath,
} from "./model/field.ts";
export type { Manifest } from "./model/manifest.ts";
export type { Problem } from "./model/problem.ts";
export type { Artifact, Provenance, Run, RunError, RunRecord } from "./model/run.ts";
export { STATUSES, type Status, type StatusCounts } from "./model/status.ts";
export {
  FILTER_OPERATORS,
  type FieldFilter,
  type FilterOperator,
  type FilterSpec,
  type FilterValue,
} from "./query/filter-spec.ts";
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
} from "./dataset.ts";
export type { Progress, RunSource, SourceState, StoreInfo } from "./source.ts";
export type { Table } from "./table/table.ts";
