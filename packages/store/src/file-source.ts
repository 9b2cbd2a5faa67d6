import {
  type Artifact,
  type ArtifactPreview,
  type Content,
  type FoundArtifact,
  jobIdsOf,
  type LinkInfo,
  type Manifest,
  type PreviewPart,
  type Progress,
  type RefreshOptions,
  type ResultInfo,
  type Run,
  type RunFiles,
  type RunSource,
  type SourceState,
  type StoredResult,
} from "@atlas/core";
import type { FileSystem } from "./file-system.ts";
import { LiveStores } from "./follow/live-stores.ts";
import { readRuns } from "./read-runs.ts";
import type { RunFile } from "./run-catalog.ts";
import { StoredRunFiles } from "./run-files/stored-run-files.ts";
import type { SnapshotStore } from "./snapshot/snapshot-store.ts";
import { submittedJobs } from "./submitted-jobs.ts";

/** How a source of files is opened. */
export interface FileSourceOptions {
  /** Whether the files are on another machine. */
  readonly isRemote?: boolean;
  /** Whether changes are noticed without being asked for; true when absent. */
  readonly follow?: boolean;
  /**
   * Where what was read is kept, so that the next start answers from it at once and reads only what has changed
   * since. Nothing is kept when absent.
   */
  readonly snapshots?: SnapshotStore;
  /** Told once why nothing can be kept: that costs time and nothing else. */
  readonly onSnapshotFailure?: (error: unknown) => void;
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
  readonly #isRemote: boolean;
  readonly #stores: LiveStores;
  readonly #signal = { aborted: false };
  readonly #files = new StoredRunFiles({
    fileOf: (runId) => this.#stores.fileOf(runId),
    onProblems: (runId, problems) => this.#stores.setProblemsOfRun(runId, problems),
  });

  constructor(
    fileSystems: readonly FileSystem[],
    { isRemote = false, follow = true, ...options }: FileSourceOptions,
  ) {
    this.#fileSystems = fileSystems;
    this.#isRemote = isRemote;
    this.#stores = new LiveStores(fileSystems, { follow, ...options });
  }

  get kind(): RunSource["kind"] {
    if (this.#isRemote) return "remote";
    const { stores } = this.state();
    return this.#fileSystems.length === 1 && stores.length === 1 && stores[0]?.path === "."
      ? "local"
      : "multi";
  }

  get location(): string {
    return this.#fileSystems.map((fs) => fs.root).join(", ");
  }

  state(): SourceState {
    return this.#stores.state;
  }

  links(): readonly LinkInfo[] {
    return this.#fileSystems.flatMap((fs) => (fs.link ? { root: fs.root, ...fs.link() } : []));
  }

  ready(): Promise<void> {
    return this.#stores.firstReading;
  }

  refresh(options: RefreshOptions = {}): Promise<SourceState> {
    return this.#stores.refresh(options);
  }

  subscribe(listener: (state: SourceState) => void): () => void {
    return this.#stores.subscribe(listener);
  }

  async run(runId: string): Promise<Run | undefined> {
    const [run] = await this.runs([runId]);
    return run;
  }

  async runs(runIds: readonly string[]): Promise<readonly (Run | undefined)[]> {
    await this.#stores.restored;
    const files = new Map<string, RunFile>();
    for (const runId of runIds) {
      const file = this.#stores.fileOf(runId);
      if (file !== undefined) files.set(runId, file);
    }
    const runs = await readRuns(files, (file) => this.#stores.hasDerived(file), { signal: this.#signal });
    return runIds.map((runId) => runs.get(runId));
  }

  async artifacts(runId: string): Promise<readonly Artifact[] | undefined> {
    return (await this.#runFiles()).artifacts(runId);
  }

  async artifact(runId: string, nameOrId: string): Promise<FoundArtifact | undefined> {
    return (await this.#runFiles()).artifact(runId, nameOrId);
  }

  async preview(runId: string, nameOrId: string, part?: PreviewPart): Promise<ArtifactPreview | undefined> {
    return (await this.#runFiles()).preview(runId, nameOrId, part);
  }

  async logs(runId: string): Promise<readonly string[] | undefined> {
    return (await this.#runFiles()).logs(runId);
  }

  async log(runId: string, name: string): Promise<Content | undefined> {
    return (await this.#runFiles()).log(runId, name);
  }

  async results(runId: string): Promise<readonly ResultInfo[] | undefined> {
    return (await this.#runFiles()).results(runId);
  }

  async result(runId: string, name: string): Promise<StoredResult | undefined> {
    return (await this.#runFiles()).result(runId, name);
  }

  manifests(experimentId: string): readonly Manifest[] {
    return this.#stores.manifests.filter((manifest) => manifest.experiment_id === experimentId);
  }

  async jobIds(experimentId: string): Promise<readonly string[]> {
    const inManifests = this.manifests(experimentId).flatMap(({ content }) => jobIdsOf(content));
    return [...new Set([...inManifests, ...(await submittedJobs(this.#stores.stores, experimentId))])];
  }

  async close(): Promise<void> {
    this.#signal.aborted = true;
    await this.#stores.close();
    await Promise.all(this.#fileSystems.map((fs) => fs.close()));
  }

  /** What the runs left behind, once it is known which runs there are. */
  async #runFiles(): Promise<RunFiles> {
    await this.#stores.restored;
    return this.#files;
  }
}
