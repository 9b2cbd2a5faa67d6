import type { Problem, Run } from "@atlas/core";
import type { Decoded } from "./decode/json-object.ts";
import { decodeManifest } from "./decode/manifest.ts";
import type { ReadManyOptions } from "./file-system.ts";
import type { FoundManifest } from "./manifest-versions.ts";
import { type StorePath, splitPath } from "./path.ts";
import { decodeOutcome, problemsOf } from "./problems.ts";
import { readRecords } from "./read-records.ts";
import type { RunFile } from "./run-catalog.ts";
import type { SourceStore } from "./source-store.ts";
import { listStoreFiles, NO_FILES, type StoreFiles } from "./store-files.ts";

/** How many records are held decoded at a time; more of them only keep the garbage collector busy. */
const RECORDS_AT_A_TIME = 128;

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
    await this.#readManifests(options);
    for (let start = 0; start < this.found; start += RECORDS_AT_A_TIME) {
      await this.#readRuns(this.#files.runs.slice(start, start + RECORDS_AT_A_TIME), visitor, options);
      visitor.progressed();
    }
  }

  async #readManifests(options: ReadManyOptions): Promise<void> {
    const { fs, path: store } = this.store;
    await fs.readMany(
      this.#files.manifests,
      (path, outcome) => {
        const { name } = splitPath(path);
        const decoded = decodeOutcome(outcome, (bytes) => decodeManifest(bytes, name));
        if (decoded === undefined) return;
        this.#report(path, decoded);
        if (decoded.value !== undefined) this.manifests.push({ manifest: decoded.value, store, path });
      },
      options,
    );
  }

  async #readRuns(names: readonly string[], visitor: StoreVisitor, options: ReadManyOptions): Promise<void> {
    const files = { records: names, derived: names.filter((name) => this.#files.derived.has(name)) };
    const report = (path: StorePath, decoded: Decoded<unknown>) => this.#report(path, decoded);
    const runs = await readRecords(this.store.fs, files, report, options);
    for (const [name, run] of runs) visitor.takeRun(run, { store: this.store, name });
    this.runs += runs.size;
    this.read += names.length;
  }

  #report(path: StorePath, decoded: Decoded<unknown>): void {
    this.problems.push(...problemsOf(this.store.path, path, decoded));
  }
}
