export { type ApiOptions, createApi } from "./app.ts";
export type { AggregateAnswer } from "./schemas/aggregate.ts";
export type { ErrorAnswer, RequestIssue } from "./schemas/error.ts";
export type {
  ExperimentSummariesAnswer,
  ExperimentsAnswer,
  StatusCountsAnswer,
} from "./schemas/experiments.ts";
export type { FieldInfoAnswer, FieldsAnswer } from "./schemas/fields.ts";
export type { HealthAnswer } from "./schemas/health.ts";
export type { HistogramAnswer } from "./schemas/histogram.ts";
export type { ManifestsAnswer } from "./schemas/manifests.ts";
export type { RefreshAnswer } from "./schemas/refresh.ts";
export type { RowsAnswer } from "./schemas/rows.ts";
export type { RunAnswer, RunsPageAnswer } from "./schemas/run.ts";
