import {
  createTableBuilder,
  type Manifest,
  type Progress,
  type Run,
  type RunSource,
  type SourceState,
  summarizeExperiments,
} from "@atlas/core";
import type { FileSystem } from "./file-system.ts";
import { readRuns } from "./read-runs.ts";
import type { RunFile } from "./run-catalog.ts";
import { Scan } from "./scan.ts";

/** After how many records a first reading shows what it has; then each time there are twice as many. */
const FIRST_SHOWN = 4096;

/** How a source of files is opened. */
export interface FileSourceOptions {
  /** Whether the files are on another machine. */
  readonly isRemote?: boolean;
  /** Told how far a reading is, more often than the state changes. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Opens the stores that lie in one or more directories, and begins to read them. The source closes the file systems
 * when it is closed. Nothing is ever written.
 *
 * `ready` and `refresh` reject with `AtlasError`: `store_not_found` or `unavailable` when a directory, or every
 * store in them, cannot be read; `aborted` when the source was closed meanwhile.
 */
export function openFileSource(
  fileSystems: readonly FileSystem[],
  options: FileSourceOptions = {},
): RunSource {
  return new FileSource(fileSystems, options);
}

class FileSource implements RunSource {
  readonly #fileSystems: readonly FileSystem[];
  readonly #options: FileSourceOptions;
  readonly #signal = { aborted: false };
  readonly #listeners = new Set<(state: SourceState) => void>();
  readonly #firstReading: Promise<void>;
  #refreshing: Promise<SourceState> | undefined;
  /** The reading that the state shows. */
  #scan: Scan;
  #manifests: readonly Manifest[] = [];
  #state: SourceState = {
    version: Date.now(),
    table: createTableBuilder().build(),
    experiments: [],
    stores: [],
    problems: [],
    progress: { read: 0, found: 0, done: false },
    last_scan: null,
  };

  constructor(fileSystems: readonly FileSystem[], options: FileSourceOptions) {
    this.#fileSystems = fileSystems;
    this.#options = options;
    this.#scan = new Scan(fileSystems);
    this.#firstReading = this.#readFirst();
    // Whoever waits for it is told; that nobody may wait is no failure of its own.
    this.#firstReading.catch(() => undefined);
  }

  get kind(): RunSource["kind"] {
    if (this.#options.isRemote) return "remote";
    const { stores } = this.#state;
    return this.#fileSystems.length === 1 && stores.length === 1 && stores[0]?.path === "."
      ? "local"
      : "multi";
  }

  get location(): string {
    return this.#fileSystems.map((fs) => fs.root).join(", ");
  }

  state(): SourceState {
    return this.#state;
  }

  ready(): Promise<void> {
    return this.#firstReading;
  }

  refresh(): Promise<SourceState> {
    this.#refreshing ??= this.#readAgain().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  subscribe(listener: (state: SourceState) => void): () => void {
    const own = (state: SourceState) => listener(state);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  async run(runId: string): Promise<Run | undefined> {
    const [run] = await this.runs([runId]);
    return run;
  }

  async runs(runIds: readonly string[]): Promise<readonly (Run | undefined)[]> {
    const files = new Map<string, RunFile>();
    for (const runId of runIds) {
      const file = this.#scan.fileOf(runId);
      if (file !== undefined) files.set(runId, file);
    }
    const runs = await readRuns(files, { signal: this.#signal });
    return runIds.map((runId) => runs.get(runId));
  }

  manifests(experimentId: string): readonly Manifest[] {
    return this.#manifests.filter((manifest) => manifest.experiment_id === experimentId);
  }

  async close(): Promise<void> {
    this.#signal.aborted = true;
    await Promise.allSettled([this.#firstReading, this.#refreshing]);
    await Promise.all(this.#fileSystems.map((fs) => fs.close()));
    this.#listeners.clear();
  }

  async #readFirst(): Promise<void> {
    const scan = this.#scan;
    let shownNext = 0;
    await scan.run({ signal: this.#signal }, () => {
      this.#options.onProgress?.(progressOf(scan, false));
      if (scan.read < shownNext) return;
      this.#show(scan, false);
      shownNext = Math.max(FIRST_SHOWN, 2 * scan.read);
    });
    this.#show(scan, true);
  }

  async #readAgain(): Promise<SourceState> {
    await this.#firstReading.catch(() => undefined);
    const scan = new Scan(this.#fileSystems);
    await scan.run({ signal: this.#signal }, () => this.#options.onProgress?.(progressOf(scan, false)));
    return this.#show(scan, true);
  }

  #show(scan: Scan, done: boolean): SourceState {
    const { manifests, ...findings } = scan.findings();
    const named = findings.stores.flatMap(({ experiment_id }) => experiment_id ?? []);
    this.#scan = scan;
    this.#manifests = manifests;
    this.#state = {
      ...findings,
      version: this.#state.version + 1,
      experiments: summarizeExperiments(findings.table, manifests, named),
      progress: progressOf(scan, done),
      last_scan: done ? new Date().toISOString() : null,
    };
    if (done) this.#options.onProgress?.(this.#state.progress);
    for (const listener of [...this.#listeners]) listener(this.#state);
    return this.#state;
  }
}

function progressOf({ read, found }: Scan, done: boolean): Progress {
  return { read, found, done };
}
