import type { ExperimentSummary } from "./model/experiment.ts";
import type { Cell, FieldInfo, FieldPath } from "./model/field.ts";
import type { Problem } from "./model/problem.ts";
import type { Run } from "./model/run.ts";
import type { StatusCounts } from "./model/status.ts";
import type { AggregateRequest } from "./query/aggregate-request.ts";
import type { AggregateResult } from "./query/aggregate-result.ts";
import type { FilterSpec } from "./query/filter-spec.ts";
import type { HistogramRequest, HistogramResult } from "./query/histogram.ts";
import type { Progress, StoreInfo } from "./source.ts";

/** One key of a sort. Missing values and NaN come last in both orders; equal runs stand in ascending run_id. */
export interface SortKey {
  readonly field: FieldPath;
  readonly order: "asc" | "desc";
}

/** Which cells of which runs are asked for. */
export interface RowsQuery {
  readonly filter?: FilterSpec;
  readonly columns: readonly FieldPath[];
  /** From the most significant key on; newest run first when absent or empty. */
  readonly sort?: readonly SortKey[];
  /** How many rows at most: 1 to 1000, 100 when absent. */
  readonly limit?: number;
  /** How many rows of the sorted answer to pass over; 0 when absent. */
  readonly offset?: number;
}

/** A page of a table. */
export interface RowsPage {
  /** One list a column, in the order of the query's `columns`; each holds a cell a row. */
  readonly columns: readonly (readonly Cell[])[];
  /** The run of each row. */
  readonly run_ids: readonly string[];
  /** How many runs match the filter. */
  readonly total: number;
  readonly counts: RowCounts;
  /** The data version that answered. */
  readonly version: number;
}

/** What a page was taken from. */
export interface RowCounts extends StatusCounts {
  /** Runs of the data set, whatever the filter. */
  readonly all: number;
  /** Runs that match the filter; the five states sum to it. */
  readonly matched: number;
}

/** What is known of every field over a set of runs: record, params, metrics, derived, each in natural order of its names. */
export interface FieldIndex {
  readonly fields: readonly FieldInfo[];
  readonly run_count: number;
  /** The data version that answered. */
  readonly version: number;
}

/** What the data are, where they come from, and how they are. */
export interface DatasetInfo {
  /** Grows whenever an answer may change. */
  readonly version: number;
  readonly location: string;
  readonly runs: number;
  readonly stores: readonly StoreInfo[];
  /** The first of them; a server lists at most 1000. */
  readonly problems: readonly Problem[];
  /** How many problems there are, listed or not. */
  readonly problem_count: number;
  readonly progress: Progress;
  /** When the stores were last read, ISO 8601 with zone; null before the first time. */
  readonly last_scan: string | null;
}

/** An answer, and the data version that gave it. */
export type Versioned<Answer> = Answer & { readonly version: number };

/** What an operation needs of an AbortSignal, so that core needs no platform's types. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** What every question may carry. */
export interface AskOptions {
  /** Gives the question up: it rejects with the code `aborted`. */
  readonly signal?: Cancellation;
}

/**
 * What a widget may ask. Where it is computed (in memory, over HTTP) is the implementation's choice; every one
 * passes the same contract suite (`describeDataset` of `@atlas/core/testing`).
 *
 * Rejects with `AtlasError`: `invalid_query`, `unavailable`, `aborted`.
 */
export interface Dataset {
  info(options?: AskOptions): Promise<DatasetInfo>;
  experiments(options?: AskOptions): Promise<readonly ExperimentSummary[]>;
  fields(query?: { readonly filter?: FilterSpec }, options?: AskOptions): Promise<FieldIndex>;
  rows(query: RowsQuery, options?: AskOptions): Promise<RowsPage>;
  /** One field over another, as series of points with their intervals. */
  aggregate(request: AggregateRequest, options?: AskOptions): Promise<Versioned<AggregateResult>>;
  histogram(request: HistogramRequest, options?: AskOptions): Promise<Versioned<HistogramResult>>;
  /** The run with everything its record holds; `undefined` when there is none of that id. */
  run(runId: string, options?: AskOptions): Promise<Run | undefined>;
  /** Has the stores read again, and answers when that is done. */
  refresh(options?: AskOptions): Promise<DatasetInfo>;
  /** Calls back with the new version whenever answers may have changed. Returns what ends it. */
  subscribe(listener: (version: number) => void): () => void;
}
