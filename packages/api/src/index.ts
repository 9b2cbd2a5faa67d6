export { type GuardOptions, guard } from "./access/guard.ts";
export { hostNameOf, isLoopbackName } from "./access/host-name.ts";
export { pathBelow } from "./access/path-below.ts";
export { TOKEN_PARAMETER } from "./access/token-parameter.ts";
export { type ApiOptions, createApi } from "./app.ts";
export type { GzipStream } from "./compress-answers.ts";
export type { AggregateAnswer } from "./schemas/aggregate.ts";
export type { ArtifactsAnswer, PreviewAnswer } from "./schemas/artifacts.ts";
export type { ErrorAnswer, RequestIssue } from "./schemas/error.ts";
export type { EventAnswer } from "./schemas/event.ts";
export type {
  ExperimentSummariesAnswer,
  ExperimentsAnswer,
  StatusCountsAnswer,
} from "./schemas/experiments.ts";
export type { FieldInfoAnswer, FieldsAnswer } from "./schemas/fields.ts";
export type { HealthAnswer } from "./schemas/health.ts";
export type { HistogramAnswer } from "./schemas/histogram.ts";
export type { LogAnswer, LogsAnswer } from "./schemas/logs.ts";
export type { ManifestsAnswer } from "./schemas/manifests.ts";
export type { RefreshAnswer } from "./schemas/refresh.ts";
export type { ResultAnswer, ResultsAnswer } from "./schemas/results.ts";
export type { RowsAnswer } from "./schemas/rows.ts";
export type { RunAnswer, RunsPageAnswer } from "./schemas/run.ts";
export type { SlurmAnswer } from "./schemas/slurm.ts";
export { isJobId, type SlurmCommands } from "./slurm/slurm-commands.ts";
