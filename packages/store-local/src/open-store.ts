import type { Dataset, RunSource, Table } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "./open-local-file-system.ts";

/** The stores at or below a directory, as they were when they were read. */
export interface OpenStore {
  /** Every run. */
  readonly table: Table;
  /** The same runs, to ask questions of. */
  readonly dataset: Dataset;
  /** Whole records, and the files of runs. */
  readonly source: RunSource;
  /** Lets go of what was opened; the table stays. */
  close(): Promise<void>;
}

/**
 * Reads the stores at or below a directory of this machine once, for a script or a notebook. Rejects with `AtlasError`
 * `store_not_found` when there is no such directory, or none that may be read.
 */
export async function openStore(directory: string): Promise<OpenStore> {
  const source = openFileSource([await openLocalFileSystem(directory)], { follow: false });
  await source.ready();
  return {
    table: source.state().table,
    dataset: datasetOf(source),
    source,
    close: () => source.close(),
  };
}
