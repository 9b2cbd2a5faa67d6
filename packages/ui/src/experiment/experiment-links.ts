import type { Query } from "@atlas/core";

/** The kinds of file that runs are exported as. */
export type ExportFormat = "csv" | "parquet" | "jsonl" | "arrow";

/** The addresses that an experiment's page leads to. */
export interface ExperimentLinks {
  readonly experimentsHref: string;
  /** The runs that pass a filter. */
  readonly runsHref: (query: Query) => string;
  readonly runHref: (runId: string) => string;
  /** The plots of an experiment; without it, nothing leads there. */
  readonly plotsHref?: (experimentId: string) => string;
  /** The replicates of an experiment; without it, nothing leads there. */
  readonly replicatesHref?: (experimentId: string) => string;
  /** Where the runs of an experiment are had as a file; without it, nothing leads there. */
  readonly exportHref?: (experimentId: string, format: ExportFormat) => string;
}
