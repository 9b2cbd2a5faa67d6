import {
  type AtlasError,
  compareStrings,
  inLanes,
  type Manifest,
  type Problem,
  type StoreInfo,
  type Table,
} from "@atlas/core";
import { giveTurn, isTurnDue } from "./event-loop.ts";
import { failureOf } from "./failure-of.ts";
import type { FileSystem } from "./file-system.ts";
import type { LookOptions } from "./follow/data-folder.ts";
import type { WatchedPlace } from "./follow/follower.ts";
import { manifestVersions } from "./manifest-versions.ts";
import { skipped } from "./problems.ts";
import { RunCatalog, type RunFile } from "./run-catalog.ts";
import type { RunFields } from "./run-fields.ts";
import { restoredRuns } from "./snapshot/restored-runs.ts";
import type { Snapshot } from "./snapshot/snapshot.ts";
import { takeSnapshot } from "./snapshot/take-snapshot.ts";
import { type FoundSourceStore, SourceRoot, storesOf } from "./source-root.ts";
import type { SourceStore } from "./source-store.ts";
import { statusProblems } from "./status-problems.ts";
import { type StoreChanges, StoreReading, type StoreVisitor } from "./store-reading.ts";

/** How many stores are read at a time where each takes its time to answer; those at hand are read one by one. */
const FAR_STORES_AT_A_TIME = 16;

/** What the stores of a source hold, as far as they have been read. */
export interface Findings {
  readonly table: Table;
  /** Each version once, those that were submitted last first. */
  readonly manifests: readonly Manifest[];
  readonly stores: readonly StoreInfo[];
  /** By store and path. */
  readonly problems: readonly Problem[];
}

/** All stores of a source, and what is known of them: kept up to date by one look after the other. */
export class StoreSet {
  readonly #roots: readonly SourceRoot[];
  readonly #catalog = new RunCatalog();
  readonly #visitor: StoreVisitor;
  #problems: readonly Problem[] = [];
  #readings: readonly StoreReading[] = [];
  /** The changes of stores that are no longer there, and of which there are. */
  #changes = 0;

  /** @param progressed called now and then while a look reads */
  constructor(fileSystems: readonly FileSystem[], progressed: () => void) {
    this.#roots = fileSystems.map((fs) => new SourceRoot(fs));
    this.#visitor = {
      putRun: (file: RunFile, run: RunFields) => this.#catalog.put(file, run),
      dropRun: (file: RunFile) => this.#catalog.drop(file),
      progressed,
    };
  }

  get stores(): readonly SourceStore[] {
    return this.#readings.map(({ store }) => store);
  }

  /** How many records have been read. */
  get read(): number {
    return this.#readings.reduce((sum, reading) => sum + reading.read, 0);
  }

  /** How many records have been found; grows until the last store is listed. */
  get found(): number {
    return this.#readings.reduce((sum, reading) => sum + reading.found, 0);
  }

  /** Grows with everything that has changed. */
  get changes(): number {
    return this.#readings.reduce((sum, reading) => sum + reading.changes, this.#changes);
  }

  /**
   * Looks for stores that came or went, and at all that are known for what has changed, at once: a disk far away is not
   * waited for again and again. Then reads that; the first time, everything. A store that cannot be read is a problem.
   *
   * @throws {AtlasError} `store_not_found` or `unavailable` when a root, or every store, cannot be read: what was
   *   known of it is kept; `aborted`.
   */
  async look(options: LookOptions): Promise<void> {
    const early = new Map(this.#readings.map((reading) => [reading, reading.find(options)]));
    const [finding] = await Promise.allSettled([this.#findStores(options), ...early.values()]);
    if (finding.status === "rejected") throw finding.reason;
    const { lost, failure: rootFailure, problems } = finding.value;
    const readable = this.#readings.filter(({ store }) => !lost.has(store.root));
    for (const reading of early.keys()) if (!readable.includes(reading)) reading.takeBack();
    await this.#readFirst(readable, options);
    const failures: AtlasError[] = [];
    const found = readable.map((reading) => [reading, early.get(reading) ?? reading.find(options)] as const);
    await Promise.allSettled(found.map(([, changes]) => changes));
    const take = async ([reading, changes]: readonly [StoreReading, Promise<StoreChanges>]) => {
      const failure = await failureOf(async () => reading.take(await changes, this.#visitor, options));
      if (failure === undefined) return;
      reading.distrust();
      failures.push(failure);
      problems.push(skipped(reading.store.path, ".", failure.message));
    };
    try {
      await inLanes(found, readable.some(isFar) ? FAR_STORES_AT_A_TIME : 1, take);
    } catch (error) {
      // What was found has not been read.
      for (const reading of readable) reading.distrust();
      throw error;
    }
    await this.#readStale(options);
    this.#takeProblems(problems);
    if (rootFailure !== undefined) throw rootFailure;
    if (failures.length > 0 && failures.length === readable.length) throw failures[0];
  }

  /**
   * Takes in, before the first look, what was known of the stores, without asking for anything: that look then finds
   * which of them are still there, and reads only what has changed since.
   */
  async restore(snapshot: Snapshot): Promise<void> {
    for (const root of this.#roots) root.restore(snapshot.stores, this.#roots.length === 1);
    this.#takeStores(storesOf(this.#roots).stores);
    const stores = snapshot.stores.map((kept) => {
      const reading = this.#readings.find(
        ({ store }) => store.path === kept.path && store.root === kept.root,
      );
      reading?.restore(kept);
      return reading?.store;
    });
    this.#catalog.restoreTable(snapshot.table);
    for (const { runId, counted, others } of restoredRuns(snapshot, stores)) {
      this.#catalog.restore(runId, counted, others);
      if (isTurnDue()) await giveTurn();
    }
  }

  /** What is known now, but for what is shown of it. */
  snapshot(): Promise<Omit<Snapshot, "roots" | "shown">> {
    return takeSnapshot(this.#catalog, this.#readings);
  }

  /** The file that a run counts from; `undefined` for a run that has not been read. */
  fileOf(runId: string): RunFile | undefined {
    return this.#catalog.fileOf(runId);
  }

  /** Whether the store of a record had derived metrics of it when it was looked at last. */
  hasDerived({ store, name }: RunFile): boolean {
    const reading = this.#readings.find((one) => one.store === store);
    return reading?.derived.files.has(name) ?? false;
  }

  /** The folders that were listed by the last look: where something may change. */
  *places(): Iterable<WatchedPlace> {
    for (const { fs, marks } of this.#roots) {
      for (const folder of marks.folders()) yield { fs, folder, hint: () => true };
    }
    for (const { store, folders } of this.#readings) {
      for (const data of folders) {
        for (const folder of data.marks.folders()) {
          yield { fs: store.fs, folder, hint: (name) => data.hint(name) };
        }
      }
    }
  }

  /** What has been found so far. It stays as it is while more is read. */
  findings(): Findings {
    const readings = this.#readings;
    const { manifests, problems } = manifestVersions(readings.flatMap((reading) => [...reading.manifests]));
    const table = this.#catalog.table();
    return {
      table,
      manifests,
      stores: readings.map(({ store, experimentId }) => ({
        path: store.path,
        root: store.root,
        experiment_id: experimentId,
        runs: this.#catalog.countOf(store),
      })),
      problems: [
        ...this.#problems,
        ...readings.flatMap((reading) => reading.problems),
        ...problems,
        ...this.#catalog.problems(),
        ...statusProblems(table, (runId) => this.#catalog.fileOf(runId)!),
      ].sort((a, b) => compareStrings(a.store, b.store) || compareStrings(a.path, b.path)),
    };
  }

  /** Looks for stores, and says what went wrong; what was known of a root that is lost is kept. */
  async #findStores(options: LookOptions): Promise<{
    readonly lost: ReadonlySet<string>;
    readonly failure: AtlasError | undefined;
    readonly problems: Problem[];
  }> {
    const failures = await Promise.all(this.#roots.map((root) => failureOf(() => root.look(options))));
    const failure = failures.find((one) => one !== undefined);
    if (failure !== undefined && this.#readings.length === 0) throw failure;
    const { stores, problems } = storesOf(this.#roots);
    this.#takeStores(stores);
    const lost = new Set(this.#roots.filter((_, i) => failures[i] !== undefined).map(({ fs }) => fs.root));
    return { lost, failure, problems: [...problems] };
  }

  /** Begins to follow stores that were not there, and lets go of those that are no longer. */
  #takeStores(found: readonly FoundSourceStore[]): void {
    const known = new Map(this.#readings.map((reading) => [reading.store.path, reading]));
    this.#readings = found.map(({ store, experimentId }) => {
      const reading = known.get(store.path);
      known.delete(store.path);
      if (reading === undefined || reading.experimentId !== experimentId) this.#changes++;
      if (reading === undefined) return new StoreReading(store, experimentId);
      reading.experimentId = experimentId;
      return reading;
    });
    for (const { store, records, changes } of known.values()) {
      for (const name of records.files.names()) this.#catalog.drop({ store, name });
      this.#changes += changes + 1;
    }
  }

  /** Reads some records of one store when nothing is known of any: listing a large folder takes its time. */
  async #readFirst(readings: readonly StoreReading[], options: LookOptions): Promise<void> {
    if (this.#readings.some(({ found }) => found > 0)) return;
    for (const reading of readings) {
      // What cannot be read will be told by the look that follows.
      const hasRead = await reading.readFirst(this.#visitor, options).catch(() => false);
      if (hasRead || options.signal?.aborted) return;
    }
  }

  /** Reads the records that count since others have changed. */
  async #readStale(options: LookOptions): Promise<void> {
    let stale = this.#catalog.staleFiles();
    while (stale.length > 0) {
      for (const reading of this.#readings) {
        const names = stale.flatMap(({ store, name }) => (store === reading.store ? name : []));
        if (names.length > 0) await reading.readAgain(names, this.#visitor, options);
      }
      stale = this.#catalog.staleFiles();
    }
  }

  #takeProblems(problems: readonly Problem[]): void {
    if (JSON.stringify(problems) !== JSON.stringify(this.#problems)) this.#changes++;
    this.#problems = problems;
  }
}

function isFar({ store }: StoreReading): boolean {
  return store.fs.filesAtATime !== undefined;
}
