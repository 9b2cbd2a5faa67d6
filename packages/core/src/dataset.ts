import type { FileSearchResult } from "./file-search/search-files.ts";
import type { ArtifactPreview } from "./model/artifact-preview.ts";
import type { ExperimentSummary } from "./model/experiment.ts";
import type { FieldInfo } from "./model/field.ts";
import type { LogChunk, LogRange } from "./model/log-chunk.ts";
import type { Manifest } from "./model/manifest.ts";
import type { Problem } from "./model/problem.ts";
import type { Artifact, Run } from "./model/run.ts";
import type { ResultInfo, StoredResult } from "./model/stored-result.ts";
import type { AggregateRequest } from "./query/aggregate-request.ts";
import type { AggregateResult } from "./query/aggregate-result.ts";
import type { RunComparison } from "./query/compare-runs.ts";
import type { ConfigurationsPage, ConfigurationsQuery } from "./query/configurations.ts";
import type { DensityGrid, DensityGridRequest } from "./query/density-grid.ts";
import type { DesignOutline } from "./query/experiment-designs.ts";
import type { ExperimentOverview } from "./query/experiment-overview.ts";
import type { FacetRequest, FacetResult } from "./query/facet-counts.ts";
import type { FieldValuesRequest, FieldValuesResult } from "./query/field-values.ts";
import type { Filter } from "./query/filter.ts";
import type { HistogramRequest, HistogramResult } from "./query/histogram.ts";
import type { ProblemsPage, ProblemsQuery } from "./query/problems-page.ts";
import type { RowsPage, RowsQuery } from "./query/rows-query.ts";
import type { SearchRequest } from "./query/search.ts";
import type { SearchResult } from "./query/search-result.ts";
import type { ColumnsQuery } from "./query/select-columns.ts";
import type { VaryingFields } from "./query/varying-fields.ts";
import type { MeansTable, MeansTableRequest } from "./replicates/means-table.ts";
import type { MissingReplicates } from "./replicates/missing-replicates.ts";
import type { OddReplicates } from "./replicates/odd-replicates.ts";
import type { PairRequest, PairResult } from "./replicates/pair-configurations.ts";
import type { Ranking, RankingRequest } from "./replicates/rank-configurations.ts";
import type { RecognizedDesign } from "./replicates/recognize-design.ts";
import type { ReplicateRequest } from "./replicates/replicate-numbers.ts";
import type { VarianceShares } from "./replicates/variance-shares.ts";
import type { PreviewPart } from "./run-files.ts";
import type { Following, LinkInfo, Progress, StoreInfo } from "./source.ts";
import type { Cancellation } from "./steps.ts";
import type { Table } from "./table/table.ts";

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
  /** Null where changes are seen at a refresh only. */
  readonly following: Following | null;
  /** The ways to places on other machines; absent where all is at hand. */
  readonly links?: readonly LinkInfo[];
}

/** An answer, and the data version that gave it. */
export type Versioned<Answer> = Answer & { readonly version: number };

/** What every question may carry. */
export interface AskOptions {
  /** Gives the question up: it rejects with the code `aborted`. */
  readonly signal?: Cancellation;
}

/** What the question for a preview may carry. */
export interface PreviewOptions extends AskOptions {
  /** Which array of a file of arrays, and which plane of it; every array and its first plane when absent. */
  readonly part?: PreviewPart;
}

/**
 * What a widget may ask. Where it is computed (in memory, over HTTP) is the implementation's choice; every one
 * passes the same contract suite (`describeDataset` of `@atlas/core/testing`).
 *
 * Rejects with `AtlasError`: `invalid_query`, `unavailable`, `aborted`.
 */
export interface Dataset {
  info(options?: AskOptions): Promise<DatasetInfo>;
  /** What was wrong with the data, of which `info` has the first. */
  problems(query?: ProblemsQuery, options?: AskOptions): Promise<Versioned<ProblemsPage>>;
  experiments(options?: AskOptions): Promise<readonly ExperimentSummary[]>;
  /** What each experiment that has a run varied, by id. */
  designs(options?: AskOptions): Promise<Versioned<{ readonly designs: readonly DesignOutline[] }>>;
  /** What an experiment varied, how far it is, how it failed and what it measured; of an unknown one, nothing. */
  overview(experimentId: string, options?: AskOptions): Promise<Versioned<ExperimentOverview>>;
  /** The versions of an experiment's manifest, newest `submitted_at` first; none for an unknown experiment. */
  manifests(experimentId: string, options?: AskOptions): Promise<readonly Manifest[]>;

  fields(query?: { readonly filter?: Filter }, options?: AskOptions): Promise<FieldIndex>;
  /** Which fields differ between the runs that match. */
  varying(query?: { readonly filter?: Filter }, options?: AskOptions): Promise<Versioned<VaryingFields>>;
  rows(query: RowsQuery, options?: AskOptions): Promise<RowsPage>;
  /** Runs collapsed to what their replicates have in common. */
  configurations(query: ConfigurationsQuery, options?: AskOptions): Promise<Versioned<ConfigurationsPage>>;
  /**
   * Some fields of all runs that match, as a table to put questions to here: for what must follow the mouse. It
   * also has `record.run_id`.
   */
  columns(query: ColumnsQuery, options?: AskOptions): Promise<Versioned<{ readonly table: Table }>>;
  /** The values of some fields, run by run; of too many runs, of a sample. */
  values(request: FieldValuesRequest, options?: AskOptions): Promise<Versioned<FieldValuesResult>>;
  /** Each field's values with their counts under the conditions on all other fields. */
  facets(request: FacetRequest, options?: AskOptions): Promise<Versioned<FacetResult>>;
  /** One field over another, as series of points with their intervals. */
  aggregate(request: AggregateRequest, options?: AskOptions): Promise<Versioned<AggregateResult>>;
  histogram(request: HistogramRequest, options?: AskOptions): Promise<Versioned<HistogramResult>>;
  /** How many runs lie where in the plane of two fields. */
  density(request: DensityGridRequest, options?: AskOptions): Promise<Versioned<DensityGrid>>;
  /** What 2 to 200 runs differ in. */
  compare(runIds: readonly string[], options?: AskOptions): Promise<Versioned<RunComparison>>;
  search(request: SearchRequest, options?: AskOptions): Promise<Versioned<SearchResult>>;
  /** Runs by the names of their artifacts, and by what their logs hold, as far as can be looked in half a second. */
  searchFiles(request: SearchRequest, options?: AskOptions): Promise<FileSearchResult>;

  /** How the params of an experiment were combined and repeated, from its runs and its newest manifest. */
  design(experimentId: string, options?: AskOptions): Promise<Versioned<RecognizedDesign>>;
  /** The configurations of an experiment, the best mean first, and which of them are as good as far as seeds tell. */
  ranking(request: RankingRequest, options?: AskOptions): Promise<Versioned<Ranking>>;
  /** Configurations compared with one of them, seed by seed. */
  pairs(request: PairRequest, options?: AskOptions): Promise<Versioned<PairResult>>;
  /** Which params the variance of a field comes from, and how much of it is noise between replicates. */
  variance(request: ReplicateRequest, options?: AskOptions): Promise<Versioned<VarianceShares>>;
  /** Replicates far from their configuration, and seeds that are high or low everywhere. */
  odd(request: ReplicateRequest, options?: AskOptions): Promise<Versioned<OddReplicates>>;
  /** Which configurations lack a number of a seed that others have one of. */
  missing(request: ReplicateRequest, options?: AskOptions): Promise<Versioned<MissingReplicates>>;
  /** Means over seeds, laid out by params. */
  means(request: MeansTableRequest, options?: AskOptions): Promise<Versioned<MeansTable>>;

  /** The run with everything its record holds; `undefined` when there is none of that id. */
  run(runId: string, options?: AskOptions): Promise<Run | undefined>;
  /** What a run left behind; `undefined` for an unknown run. */
  artifacts(runId: string, options?: AskOptions): Promise<readonly Artifact[] | undefined>;
  /** An artifact goes by its name or its `artifact_id`; `undefined` when there is none. */
  preview(runId: string, nameOrId: string, options?: PreviewOptions): Promise<ArtifactPreview | undefined>;
  /** Where a browser gets an artifact's bytes from; `undefined` where there is no server to get them from. */
  artifactUrl(runId: string, nameOrId: string): string | undefined;
  /** The names of a run's logs, in natural order; `undefined` for an unknown run. */
  logs(runId: string, options?: AskOptions): Promise<readonly string[] | undefined>;
  /** A part of a log; `undefined` when there is no such log. */
  log(runId: string, name: string, range: LogRange, options?: AskOptions): Promise<LogChunk | undefined>;
  /** What a run captured, without the values, in natural order of names; `undefined` for an unknown run. */
  results(runId: string, options?: AskOptions): Promise<readonly ResultInfo[] | undefined>;
  result(runId: string, name: string, options?: AskOptions): Promise<StoredResult | undefined>;

  /** Has the stores read again, and answers when that is done. */
  refresh(options?: AskOptions): Promise<DatasetInfo>;
  /** Calls back with the new version whenever answers may have changed. Returns what ends it. */
  subscribe(listener: (version: number) => void): () => void;
}
