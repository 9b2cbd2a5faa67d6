import {
  AtlasError,
  compareStrings,
  type Manifest,
  type Problem,
  type Run,
  STATUSES,
  type StoreInfo,
  type Table,
} from "@atlas/core";
import type { FileSystem, ReadManyOptions } from "./file-system.ts";
import { manifestVersions } from "./manifest-versions.ts";
import { skipped } from "./problems.ts";
import { RunCatalog, type RunFile } from "./run-catalog.ts";
import { findSourceStores } from "./source-store.ts";
import { StoreReading } from "./store-reading.ts";

/** What the stores of a source hold, as far as they have been read. */
export interface Findings {
  readonly table: Table;
  /** Each version once, those that were submitted last first. */
  readonly manifests: readonly Manifest[];
  readonly stores: readonly StoreInfo[];
  /** By store and path. */
  readonly problems: readonly Problem[];
}

/** One reading of all stores, from finding them to their last file. */
export class Scan {
  readonly #fileSystems: readonly FileSystem[];
  readonly #catalog = new RunCatalog();
  /** For each status that metalab does not write, a file that holds it. */
  readonly #unknownStatuses = new Map<string, RunFile>();
  #problems: Problem[] = [];
  #readings: readonly StoreReading[] = [];

  constructor(fileSystems: readonly FileSystem[]) {
    this.#fileSystems = fileSystems;
  }

  /** How many records have been read. */
  get read(): number {
    return this.#readings.reduce((sum, reading) => sum + reading.read, 0);
  }

  /** How many records have been found; grows until the last store is listed. */
  get found(): number {
    return this.#readings.reduce((sum, reading) => sum + reading.found, 0);
  }

  /**
   * Finds the stores and reads them, one after the other; calls back now and then. A store that cannot be read is a
   * problem.
   *
   * @throws {AtlasError} `store_not_found` or `unavailable` when a root, or every store, cannot be read; `aborted`.
   */
  async run(options: ReadManyOptions, progressed: () => void): Promise<void> {
    const { stores, problems } = await findSourceStores(this.#fileSystems);
    this.#problems = [...problems];
    this.#readings = stores.map((store) => new StoreReading(store));
    const visitor = { takeRun: (run: Run, file: RunFile) => this.#takeRun(run, file), progressed };
    const failures: AtlasError[] = [];
    for (const reading of this.#readings) {
      try {
        await reading.readAll(visitor, options);
      } catch (error) {
        if (!(error instanceof AtlasError) || error.code === "aborted") throw error;
        failures.push(error);
        this.#problems.push(skipped(reading.store.path, ".", error.message));
      }
    }
    if (failures.length > 0 && failures.length === stores.length) throw failures[0];
  }

  /** The file that a run counts from; `undefined` for a run that has not been read. */
  fileOf(runId: string): RunFile | undefined {
    return this.#catalog.fileOf(runId);
  }

  /** What has been found so far. It stays as it is while more is read. */
  findings(): Findings {
    const readings = this.#readings;
    const { manifests, problems } = manifestVersions(readings.flatMap((reading) => reading.manifests));
    return {
      table: this.#catalog.table(),
      manifests,
      stores: readings.map(({ store, runs }) => ({
        path: store.path,
        root: store.root,
        experiment_id: store.experimentId,
        runs,
      })),
      problems: [
        ...this.#problems,
        ...readings.flatMap((reading) => reading.problems),
        ...problems,
        ...this.#catalog.problems(),
        ...this.#statusProblems(),
      ].sort((a, b) => compareStrings(a.store, b.store) || compareStrings(a.path, b.path)),
    };
  }

  #takeRun(run: Run, file: RunFile): void {
    const { status } = run.record;
    const isKnown = (STATUSES as readonly string[]).includes(status);
    if (!isKnown && !this.#unknownStatuses.has(status)) this.#unknownStatuses.set(status, file);
    this.#catalog.add(run, file);
  }

  #statusProblems(): Problem[] {
    return Array.from(this.#unknownStatuses, ([status, { store, name }]) => ({
      store: store.path,
      path: `runs/${name}`,
      reason: `has a status that metalab does not write, and perhaps others have: "${status}"`,
      effect: "partly read",
    }));
  }
}
