import type { JsonObject, Problem, Run } from "@atlas/core";
import { decodeDerived } from "./decode/derived.ts";
import type { Decoded } from "./decode/json-object.ts";
import { decodeManifest } from "./decode/manifest.ts";
import { decodeRun } from "./decode/run.ts";
import type { ReadManyOptions } from "./file-system.ts";
import { DERIVED_FOLDER, derivedName, RUNS_FOLDER } from "./layout.ts";
import type { FoundManifest } from "./manifest-versions.ts";
import { joinPath, type StorePath, splitPath } from "./path.ts";
import { decodeOutcome, problemsOf, skipped } from "./problems.ts";
import type { RunFile } from "./run-catalog.ts";
import type { SourceStore } from "./source-store.ts";
import { listStoreFiles, NO_FILES, type StoreFiles } from "./store-files.ts";

/** How many records are held decoded while their derived metrics are read. */
const RECORDS_AT_A_TIME = 64;

/** What a reading of a store does with what it reads. */
export interface StoreVisitor {
  /** Takes in a run with its derived metrics. */
  takeRun(run: Run, file: RunFile): void;
  /** Called now and then, when `read` or `found` has grown. */
  progressed(): void;
}

/** All that is known of one store: what it held when it was listed, and what was read of that so far. */
export class StoreReading {
  readonly store: SourceStore;
  readonly problems: Problem[] = [];
  readonly manifests: FoundManifest[] = [];
  /** How many of the records that were found have been read. */
  read = 0;
  /** How many of them held a run. */
  runs = 0;
  #files: StoreFiles = NO_FILES;

  constructor(store: SourceStore) {
    this.store = store;
  }

  /** How many records were found; 0 before the store is listed. */
  get found(): number {
    return this.#files.runs.length;
  }

  /** Lists the store, and reads its manifests, records and derived metrics, each file once. */
  async readAll(visitor: StoreVisitor, options: ReadManyOptions): Promise<void> {
    this.#files = await listStoreFiles(this.store);
    for (const problem of this.#files.problems) this.problems.push(problem);
    visitor.progressed();
    await this.#decodeFiles(this.#files.manifests, decodeManifest, options, (manifest, path) => {
      this.manifests.push({ manifest, store: this.store.path, path });
    });
    const unclaimed = new Set(this.#files.derived);
    for (let start = 0; start < this.found; start += RECORDS_AT_A_TIME) {
      const names = this.#files.runs.slice(start, start + RECORDS_AT_A_TIME);
      const runs = await this.#readRecords(names, options);
      const derived = await this.#readDerived(runs, options);
      for (const [name, run] of runs) {
        const derivedFile = derivedName(run.record.run_id);
        unclaimed.delete(derivedFile);
        visitor.takeRun(
          { ...run, derived_metrics: derived.get(derivedFile) ?? {} },
          { store: this.store, name },
        );
      }
      this.runs += runs.size;
      this.read += names.length;
      visitor.progressed();
    }
    for (const name of unclaimed) {
      this.problems.push(skipped(this.store.path, `derived/${name}`, "belongs to no run of the store"));
    }
  }

  async #readRecords(names: readonly string[], options: ReadManyOptions): Promise<Map<string, Run>> {
    const runs = new Map<string, Run>();
    await this.#decodeFiles(pathsIn(RUNS_FOLDER, names), decodeRun, options, (run, path) => {
      runs.set(splitPath(path).name, run);
    });
    return runs;
  }

  async #readDerived(
    runs: ReadonlyMap<string, Run>,
    options: ReadManyOptions,
  ): Promise<ReadonlyMap<string, JsonObject>> {
    const names = new Set<string>();
    for (const { record } of runs.values()) {
      const name = derivedName(record.run_id);
      if (this.#files.derived.has(name)) names.add(name);
    }
    const derived = new Map<string, JsonObject>();
    await this.#decodeFiles(pathsIn(DERIVED_FOLDER, names), decodeDerived, options, (metrics, path) => {
      derived.set(splitPath(path).name, metrics);
    });
    return derived;
  }

  /** Reads files and hands on what they hold; keeps what is wrong with them as problems. */
  async #decodeFiles<T>(
    paths: readonly StorePath[],
    decode: (bytes: Uint8Array, fileName: string) => Decoded<T>,
    options: ReadManyOptions,
    take: (value: T, path: StorePath) => void,
  ): Promise<void> {
    const { fs, path: store } = this.store;
    await fs.readMany(
      paths,
      (path, outcome) => {
        const decoded = decodeOutcome(outcome, (bytes) => decode(bytes, splitPath(path).name));
        if (decoded === undefined) return;
        if (decoded.reasons.length > 0) this.problems.push(...problemsOf(store, path, decoded));
        if (decoded.value !== undefined) take(decoded.value, path);
      },
      options,
    );
  }
}

/** The paths of names that a listing of the folder gave. */
function pathsIn(folder: StorePath, names: Iterable<string>): StorePath[] {
  return Array.from(names, (name) => joinPath(folder, name)!);
}
