import { AtlasError, type Problem } from "@atlas/core";
import type { EntryName, FileSystem } from "./file-system.ts";
import { DERIVED_FOLDER, EXPERIMENTS_FOLDER, isDataName, RUNS_FOLDER } from "./layout.ts";
import { joinPath, type StorePath } from "./path.ts";
import { skipped } from "./problems.ts";
import type { SourceStore } from "./source-store.ts";

/** The data files of a store at one moment: what a reading reads. */
export interface StoreFiles {
  /** The names of the run records. */
  readonly runs: readonly string[];
  /** The names of the files of derived metrics. */
  readonly derived: ReadonlySet<string>;
  /** Where the experiment manifests lie. */
  readonly manifests: readonly StorePath[];
  /** What there is under the name of a data file or folder and cannot be one. */
  readonly problems: readonly Problem[];
}

/** What is known of a store before it is listed. */
export const NO_FILES: StoreFiles = { runs: [], derived: new Set(), manifests: [], problems: [] };

/** Lists the data files of a store, without reading any. Never rejects: what cannot be listed is a problem. */
export async function listStoreFiles({ fs, path }: SourceStore): Promise<StoreFiles> {
  const listing = new Listing(fs, path);
  // Derived metrics first: metalab writes them after their runs, so that the runs of those seen here are seen too.
  const derived = new Set(await listing.filesIn(DERIVED_FOLDER));
  const runs = await listing.filesIn(RUNS_FOLDER);
  const manifests = await listing.filesBelow(EXPERIMENTS_FOLDER);
  const unclaimed = new Set(derived);
  for (const name of runs) unclaimed.delete(name);
  for (const name of unclaimed) {
    listing.problems.push(skipped(path, `${DERIVED_FOLDER}/${name}`, "has no run record of its name"));
  }
  return { runs, derived, manifests, problems: listing.problems };
}

class Listing {
  readonly problems: Problem[] = [];
  readonly #fs: FileSystem;
  readonly #store: string;

  constructor(fs: FileSystem, store: string) {
    this.#fs = fs;
    this.#store = store;
  }

  /** The names of the data files in a folder. */
  async filesIn(folder: StorePath): Promise<string[]> {
    const names: string[] = [];
    for (const entry of await this.#namesIn(folder)) {
      const path = joinPath(folder, entry.name);
      if (path === undefined || !isDataName(entry.name)) continue;
      if (entry.kind === "file") names.push(entry.name);
      else this.#skip(path, entry.kind === "directory" ? "a folder" : entry.reason);
    }
    return names;
  }

  /** The paths of the data files in a folder and in the folders below it, each of those once. */
  async filesBelow(top: StorePath): Promise<StorePath[]> {
    const files: StorePath[] = [];
    const folders = new Set([top]);
    // A set goes on to what is added to it meanwhile.
    for (const folder of folders) {
      for (const entry of await this.#namesIn(folder)) {
        const path = joinPath(folder, entry.name);
        if (path === undefined) continue;
        if (entry.kind === "directory") folders.add(entry.linkTarget ?? path);
        else if (!isDataName(entry.name)) continue;
        else if (entry.kind === "file") files.push(path);
        else this.#skip(path, entry.reason);
      }
    }
    return files;
  }

  async #namesIn(folder: StorePath): Promise<readonly EntryName[]> {
    try {
      const names = await this.#fs.names(folder);
      if (names !== undefined) return names;
      const entry = await this.#fs.stat(folder);
      if (entry !== undefined) this.#skip(folder, entry.reason ?? "no folder");
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      this.problems.push(skipped(this.#store, folder, error.message));
    }
    return [];
  }

  #skip(path: StorePath, what = "no file"): void {
    this.problems.push(skipped(this.#store, path, `is ${what}`));
  }
}
