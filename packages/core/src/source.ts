import type { ExperimentSummary } from "./model/experiment.ts";
import type { Manifest } from "./model/manifest.ts";
import type { Problem } from "./model/problem.ts";
import type { Run } from "./model/run.ts";
import type { RunFiles } from "./run-files.ts";
import type { Table } from "./table/table.ts";

/** One store of a source. */
export interface StoreInfo {
  /** Relative to the root that was opened; "." for the root itself. */
  readonly path: string;
  /** The root that was opened: a directory or an address. */
  readonly root: string;
  /** The experiment that the store's `_meta.json` names. */
  readonly experiment_id: string | null;
  /** Run records that were read from it. */
  readonly runs: number;
}

/** How far reading is. */
export interface Progress {
  /** Run records read so far. */
  readonly read: number;
  /** Run records found; grows while stores are being listed. */
  readonly found: number;
  readonly done: boolean;
}

/** How a source notices that its stores change. */
export interface Following {
  /** `watching`: the system says where something changes. `polling`: nothing is known but at each look. */
  readonly how: "watching" | "polling";
  /** How often it looks by itself, whether it is told of changes or not. */
  readonly interval_ms: number;
}

/** The way to a place on another machine, and how it is now. */
export interface LinkInfo {
  /** The root that was opened. */
  readonly root: string;
  readonly state: "connecting" | "connected" | "lost";
  /** Since when, ISO 8601 with zone. */
  readonly since: string;
  /** Why it is lost, as a sentence; null while it is not. */
  readonly reason: string | null;
  /** How many questions are on their way. */
  readonly requests: number;
  /** How many bytes of files have come by it so far. */
  readonly received_bytes: number;
}

/** What a source held at one moment. It never changes; a change makes a new one with a greater version. */
export interface SourceState {
  /** Starts from the time of opening (milliseconds since 1970), so that it is not met again after a restart, and grows when something has changed. */
  readonly version: number;
  readonly table: Table;
  /** The newest first; those without runs last, by id. */
  readonly experiments: readonly ExperimentSummary[];
  readonly stores: readonly StoreInfo[];
  readonly problems: readonly Problem[];
  readonly progress: Progress;
  /** When the stores were last read, ISO 8601 with zone; null before the first time. */
  readonly last_scan: string | null;
  /** Null where changes are seen at a refresh only. */
  readonly following: Following | null;
}

/** How thoroughly a source looks for changes. */
export interface RefreshOptions {
  /** Compares every file, also in folders that seem unchanged: finds what was written in place. */
  readonly thorough?: boolean;
}

/**
 * What a server needs of the place where runs are kept: a table that follows its stores, and what is too large
 * for a table, read when it is asked for. Every implementation passes `describeRunSource` of
 * `@atlas/core/testing`.
 */
export interface RunSource extends RunFiles {
  readonly kind: "local" | "multi" | "remote" | "memory";
  /** What was opened, as a person would name it: a path or an address. */
  readonly location: string;
  /** What is known now; cheap. While the first reading is under way, the runs read so far. */
  state(): SourceState;
  /** The ways to places on other machines; absent, or none, where all is at hand. */
  links?(): readonly LinkInfo[];
  /** Resolves when the first reading has ended. Rejects with `AtlasError` when it could not be done at all. */
  ready(): Promise<void>;
  /** Reads what has changed, and resolves with the state after it. Calls under way are shared. */
  refresh(options?: RefreshOptions): Promise<SourceState>;
  /** Calls back after every change of state. Returns what ends it. */
  subscribe(listener: (state: SourceState) => void): () => void;
  /** The whole record and derived metrics, read now; `undefined` when there is no such run. */
  run(runId: string): Promise<Run | undefined>;
  /** Several runs in the order asked for; `undefined` in place of one that there is not. */
  runs(runIds: readonly string[]): Promise<readonly (Run | undefined)[]>;
  /** The versions of an experiment's manifest, newest `submitted_at` first; none for an unknown experiment. */
  manifests(experimentId: string): readonly Manifest[];
  /** The ids of the jobs of a batch system that ran an experiment, each once, as its store names them; foreign text. */
  jobIds(experimentId: string): Promise<readonly string[]>;
  /** Ends everything that is under way and lets go of what was opened. */
  close(): Promise<void>;
}
