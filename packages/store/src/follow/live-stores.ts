import {
  AtlasError,
  type Manifest,
  type Problem,
  type Progress,
  type RefreshOptions,
  type SourceState,
  summarizeExperiments,
} from "@atlas/core";
import type { FileSystem } from "../file-system.ts";
import type { RunFile } from "../run-catalog.ts";
import { KeepingTimer } from "../snapshot/keeping-timer.ts";
import { keptManifests } from "../snapshot/kept-manifests.ts";
import { SnapshotKeeper } from "../snapshot/snapshot-keeper.ts";
import type { SnapshotStore } from "../snapshot/snapshot-store.ts";
import type { SourceStore } from "../source-store.ts";
import { StoreSet } from "../store-set.ts";
import type { LookOptions } from "./data-folder.ts";
import { Follower } from "./follower.ts";
import { ShownState } from "./shown-state.ts";

/** After how many records, some milliseconds, a first reading shows what it has; then each time there are twice as many. */
const FIRST_SHOWN = 256;

/** How stores are kept up to date. */
export interface LiveOptions {
  /** Whether they are looked at again and again; else only when they are refreshed. */
  readonly follow: boolean;
  /** Where what was read is kept for the next start; nothing is kept when absent. */
  readonly snapshots?: SnapshotStore;
  /** Told once why nothing can be kept. */
  readonly onSnapshotFailure?: (error: unknown) => void;
  /** Told how far a reading is, more often than the state changes. */
  readonly onProgress?: (progress: Progress) => void;
}

/** The stores of a source, and the state that shows what was read of them last. */
export class LiveStores {
  /** Settled once what was kept by an earlier start is known: `fileOf` knows its runs from then on. */
  readonly restored: Promise<void>;
  /** Settled once everything was read for the first time, or could not be. */
  readonly firstReading: Promise<void>;
  readonly #options: LiveOptions;
  readonly #stores: StoreSet;
  readonly #follower: Follower;
  readonly #keeper: SnapshotKeeper | undefined;
  readonly #signal = { aborted: false };
  readonly #shown = new ShownState();
  /** The look that was asked for last: looks are taken one after the other. */
  #lastLook: Promise<unknown>;
  #refreshing: { readonly thorough: boolean; readonly state: Promise<SourceState> } | undefined;
  /** What a look of its own accord failed with, in words. */
  #trouble: string | undefined;
  /** Of the stores: how many changes the state shows. */
  #shownChanges = -1;
  #shownNext = 0;
  /** How many changes what is kept holds. */
  #keptChanges = 0;
  readonly #keepingTimer = new KeepingTimer(() => {
    this.#lastLook = this.#lastLook.then(() => this.#keep());
  });
  /** Whether what is shown was there before the first look, from an earlier start. */
  #isRestored = false;
  /** When a look last succeeded, in this start or the one before; null before the first time. */
  #lastScan: string | null = null;
  #manifests: readonly Manifest[] = [];

  constructor(fileSystems: readonly FileSystem[], options: LiveOptions) {
    this.#options = options;
    this.#stores = new StoreSet(fileSystems, () => this.#progressed());
    this.#follower = new Follower({
      look: ({ thorough }) => this.#follow(thorough),
      places: () => this.#stores.places(),
    });
    const { snapshots, onSnapshotFailure = () => undefined } = options;
    const roots = fileSystems.map((fs) => fs.root);
    this.#keeper = snapshots && new SnapshotKeeper(snapshots, roots, onSnapshotFailure);
    this.restored = this.#restore();
    this.firstReading = this.#readFirst();
    // Whoever waits for it is told; that nobody may wait is no failure of its own.
    this.#lastLook = this.firstReading.catch(() => undefined);
  }

  get state(): SourceState {
    return this.#shown.current;
  }

  get manifests(): readonly Manifest[] {
    return this.#manifests;
  }

  get stores(): readonly SourceStore[] {
    return this.#stores.stores;
  }

  fileOf(runId: string): RunFile | undefined {
    return this.#stores.fileOf(runId);
  }

  hasDerived(file: RunFile): boolean {
    return this.#stores.hasDerived(file);
  }

  /** Looks for changes, after any look under way, and resolves with the state after it. */
  refresh({ thorough = false }: RefreshOptions): Promise<SourceState> {
    if (this.#refreshing !== undefined && (this.#refreshing.thorough || !thorough)) {
      return this.#refreshing.state;
    }
    const refreshing = { thorough, state: this.#refresh(thorough) };
    const forget = () => {
      if (this.#refreshing === refreshing) this.#refreshing = undefined;
    };
    refreshing.state.then(forget, forget);
    this.#refreshing = refreshing;
    return refreshing.state;
  }

  subscribe(listener: (state: SourceState) => void): () => void {
    return this.#shown.subscribe(listener);
  }

  /** Takes in what was wrong with the files of a run that are read when they are asked for. */
  setProblemsOfRun(runId: string, problems: readonly Problem[]): void {
    this.#shown.setProblemsOfRun(runId, problems);
  }

  /** Ends what is under way, and resolves when nothing is read any more. */
  async close(): Promise<void> {
    this.#signal.aborted = true;
    this.#follower.stop();
    this.#keepingTimer.stop();
    await this.#lastLook;
    await this.#keep();
    this.#shown.clearListeners();
  }

  async #restore(): Promise<void> {
    const snapshot = await this.#keeper?.read();
    if (snapshot === undefined) return;
    const { shown, stores, table } = snapshot;
    this.#manifests = keptManifests(stores);
    const found = table.rowCount;
    const progress = { read: found, found, done: false };
    this.#lastScan = shown.last_scan;
    this.#shown.publish({ ...this.state, ...shown, table, progress });
    await this.#stores.restore(snapshot);
    this.#keptChanges = this.#stores.changes;
    this.#isRestored = true;
  }

  async #readFirst(): Promise<void> {
    await this.restored;
    try {
      await this.#lookNow({});
    } catch (error) {
      // What was kept is better than nothing while the place where it came from does not answer.
      if (!this.#isRestored || !isUnavailable(error)) throw error;
      this.#trouble = error.message;
    }
    if (this.#options.follow) this.#follower.start();
    this.#show(true);
  }

  async #refresh(thorough: boolean): Promise<SourceState> {
    const troubleBefore = this.#trouble;
    await this.#look({ thorough });
    this.#trouble = undefined;
    if (this.#hasChanged() || troubleBefore !== undefined) this.#show(true);
    else this.#shown.setLastScan(this.#lastScan);
    return this.state;
  }

  /** A look of our own accord: that it fails is shown, beside what was known before. */
  async #follow(thorough: boolean): Promise<void> {
    const troubleBefore = this.#trouble;
    try {
      await this.#look({ thorough, isPaced: true });
      this.#trouble = undefined;
    } catch (error) {
      if (this.#signal.aborted) return;
      this.#trouble = error instanceof Error ? error.message : String(error);
    }
    if (this.#hasChanged() || this.#trouble !== troubleBefore) this.#show(true);
  }

  #look(options: LookOptions): Promise<void> {
    const look = this.#lastLook.then(() => this.#lookNow(options));
    this.#lastLook = look.catch(() => undefined);
    return look;
  }

  async #lookNow(options: LookOptions): Promise<void> {
    await this.#stores.look({ ...options, signal: this.#signal });
    this.#lastScan = new Date().toISOString();
  }

  /** Keeps what is known now, unless it is kept already. There may be a day on which a root holds no store. */
  async #keep(): Promise<void> {
    const { changes, found } = this.#stores;
    if (this.#keeper === undefined || changes === this.#keptChanges || found === 0) return;
    const { experiments, stores, problems, last_scan } = this.state;
    const shown = { experiments, stores, problems, last_scan };
    await this.#keeper.write(async () => ({ ...(await this.#stores.snapshot()), shown }));
    this.#keptChanges = changes;
  }

  #hasChanged(): boolean {
    return this.#stores.changes !== this.#shownChanges;
  }

  #progressed(): void {
    const { read, found } = this.#stores;
    this.#options.onProgress?.({ read, found, done: false });
    if (this.state.progress.done || read < this.#shownNext) return;
    this.#show(false);
    this.#shownNext = Math.max(FIRST_SHOWN, 2 * read);
  }

  #show(done: boolean): void {
    const { read, found, changes } = this.#stores;
    const { manifests, problems, ...findings } = this.#stores.findings();
    const named = findings.stores.flatMap(({ experiment_id }) => experiment_id ?? []);
    this.#shownChanges = changes;
    this.#manifests = manifests;
    this.#shown.publish({
      ...findings,
      problems: [...this.#troubles(), ...problems],
      experiments: summarizeExperiments(findings.table, manifests, named),
      progress: { read, found, done },
      last_scan: done ? this.#lastScan : null,
      following: done && this.#options.follow ? this.#follower.state : null,
    });
    if (!done) return;
    this.#options.onProgress?.(this.state.progress);
    if (this.#keeper !== undefined && !this.#signal.aborted) this.#keepingTimer.start();
  }

  #troubles(): Problem[] {
    if (this.#trouble === undefined) return [];
    const reason = `cannot be read now, and is shown as it was read last: ${this.#trouble}`;
    return [{ store: ".", path: ".", reason, effect: "partly read" }];
  }
}

function isUnavailable(error: unknown): error is AtlasError {
  return error instanceof AtlasError && error.code === "unavailable";
}
