import type { Manifest, Problem, SourceState, Table } from "@atlas/core";

/** What a source knew of its stores at one moment: what a restart would have to read them again for. */
export interface Snapshot {
  /** The roots that it was opened on, in order. */
  readonly roots: readonly string[];
  readonly shown: ShownSnapshot;
  readonly table: Table;
  readonly stores: readonly StoreSnapshot[];
  /** Of each row of the table: the place in `stores` of the store that its run counts from. */
  readonly storeOfRow: Uint32Array;
  /** The names of records by row, of those that are not named after their run. */
  readonly oddNames: ReadonlyMap<number, string>;
  /** The copies of runs that do not count. */
  readonly others: readonly CopySnapshot[];
}

/** Of the state that was shown: what is made of the rest, and takes its time. */
type ShownSnapshot = Pick<SourceState, "experiments" | "stores" | "problems" | "last_scan">;

/** What was known of one store. */
export interface StoreSnapshot {
  readonly path: string;
  readonly root: string;
  readonly experimentId: string | null;
  readonly records: FilesSnapshot;
  readonly derived: FilesSnapshot;
  readonly manifestFiles: FilesSnapshot;
  /** By path. */
  readonly manifests: readonly (readonly [path: string, manifest: Manifest])[];
  readonly problemsOfFile: readonly (readonly [path: string, problems: readonly Problem[]])[];
  /** The files of derived metrics without a record of their name. */
  readonly unclaimed: readonly string[];
}

/** The files of a folder, and the stamp of each when it was read; NaN for one that must be read. */
export interface FilesSnapshot {
  readonly names: readonly string[];
  readonly stamps: Float64Array;
}

/** A copy of a run that does not count. */
interface CopySnapshot {
  readonly runId: string;
  /** Its place in `stores`. */
  readonly store: number;
  readonly name: string;
  readonly isFinished: boolean;
  readonly startedUs: number;
}
