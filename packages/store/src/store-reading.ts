import type { Problem } from "@atlas/core";
import { giveTurn, isTurnDue } from "./event-loop.ts";
import { nowOf } from "./file-system.ts";
import { DataFolder, type LookOptions } from "./follow/data-folder.ts";
import { bothChanges, type FolderChanges } from "./follow/folder-changes.ts";
import { DERIVED_FOLDER, EXPERIMENTS_FOLDER, RUNS_FOLDER } from "./layout.ts";
import type { FoundManifest } from "./manifest-versions.ts";
import type { StorePath } from "./path.ts";
import { type RecordVisitor, readRecords } from "./read-records.ts";
import type { RunFile } from "./run-catalog.ts";
import { type RunFields, withDerived } from "./run-fields.ts";
import { FieldsDecoder } from "./scanner/fields-decoder.ts";
import type { StoreSnapshot } from "./snapshot/snapshot.ts";
import type { SourceStore } from "./source-store.ts";
import { StoreContents } from "./store-contents.ts";

/** How many records are read at a time where the file system does not say. */
const RECORDS_AT_A_TIME = 1024;

/** How many records are read before the first look, so that there is something to be seen. */
const FIRST_READ = 256;

/** After how many records it is told how far the reading is: some milliseconds. */
const RECORDS_TOLD = 256;

/** What a reading of a store does with what it finds. */
export interface StoreVisitor {
  /** Takes in a run with its derived metrics, in place of what its file held. */
  putRun(file: RunFile, run: RunFields): void;
  /** Takes in that a file holds no run (any more). */
  dropRun(file: RunFile): void;
  /** Called now and then, when `read` or `found` has grown. */
  progressed(): void;
}

/** What has changed in a store. */
export interface StoreChanges {
  readonly derived: FolderChanges;
  readonly records: FolderChanges;
  readonly manifests: FolderChanges;
  /** The time before it was looked for. */
  readonly lookedAtMs: number;
}

/** All that is known of one store: what it held when it was looked at last, and what was read of that so far. */
export class StoreReading {
  readonly store: SourceStore;
  readonly records: DataFolder;
  readonly derived: DataFolder;
  readonly manifestFiles: DataFolder;
  /** The experiment that its `_meta.json` names. */
  experimentId: string | null;
  /** How many of the records that were found have been read. */
  read = 0;
  /** How many records were found; 0 before the store is listed. */
  found = 0;
  /** Grows with everything that has changed. */
  changes = 0;
  /** How many there were before the last look. */
  #changesBefore = 0;
  readonly #decoder = new FieldsDecoder();
  readonly #contents: StoreContents;
  /** The records that were read before the first look. */
  #readEarly: string[] = [];

  constructor(store: SourceStore, experimentId: string | null) {
    this.store = store;
    this.experimentId = experimentId;
    this.#contents = new StoreContents(store.path);
    this.records = new DataFolder(store, RUNS_FOLDER);
    this.derived = new DataFolder(store, DERIVED_FOLDER);
    this.manifestFiles = new DataFolder(store, EXPERIMENTS_FOLDER, true);
  }

  get folders(): readonly DataFolder[] {
    return [this.records, this.derived, this.manifestFiles];
  }

  get manifests(): Iterable<FoundManifest> {
    return this.#contents.manifests;
  }

  get problems(): Problem[] {
    return [...this.folders.flatMap((folder) => folder.problems), ...this.#contents.problems];
  }

  /** Reads some records before the first look, where all are many. Whether there were any. */
  async readFirst(visitor: StoreVisitor, options: LookOptions): Promise<boolean> {
    const names = await this.records.firstNames(FIRST_READ);
    if (names.length === 0) return false;
    const visitFiles: RecordVisitor<RunFields> = {
      decode: (bytes, name) => this.#decoder.decode(bytes, name),
      // The look will.
      report: () => undefined,
      take: (name, record) => {
        if (record !== undefined) visitor.putRun({ store: this.store, name }, record);
      },
    };
    this.#readEarly = names;
    await readRecords(this.store.fs, { records: names, derived: [] }, visitFiles, options);
    this.found = names.length;
    this.read = names.length;
    visitor.progressed();
    return true;
  }

  /** Looks for what has changed since the last time; the first time, that is everything. `take` then reads it. */
  async find(options: LookOptions): Promise<StoreChanges> {
    const lookedAtMs = nowOf(this.store.fs);
    this.#changesBefore = this.changes;
    const problemsBefore = this.folders.map((folder) => folder.problems);
    // At once, since a disk far away takes as long for all as for one.
    const [derived, recordsBefore, manifests] = await Promise.all([
      this.derived.look(options, lookedAtMs),
      this.records.look(options, lookedAtMs),
      this.manifestFiles.look(options, lookedAtMs),
    ]);
    // metalab writes derived metrics after their runs: the runs of those that were seen are there by now.
    const isAhead = derived.changed.some((name) => !this.records.files.has(name));
    const again = isAhead ? await this.records.look({ ...options, thorough: false }, lookedAtMs) : undefined;
    const records = again === undefined ? recordsBefore : bothChanges(recordsBefore, again);
    if (this.folders.some((folder, i) => !areSame(folder.problems, problemsBefore[i]!))) this.changes++;
    this.found = this.records.files.count - records.gone.length;
    this.read = Math.max(0, this.found - records.changed.length);
    return { derived, records, manifests, lookedAtMs };
  }

  /**
   * Reads what was found to have changed: each file once. When it fails, or is given up, the store is to be distrusted:
   * what was not read yet is read the next time.
   */
  async take(
    { derived, records, manifests, lookedAtMs }: StoreChanges,
    visitor: StoreVisitor,
    options: LookOptions,
  ): Promise<void> {
    for (const name of derived.gone) this.#forget(this.derived, name);
    for (const name of this.#readEarly.splice(0)) {
      // It is gone by now.
      if (!this.records.files.has(name)) visitor.dropRun({ store: this.store, name });
    }
    for (const name of records.gone) {
      this.#forget(this.records, name);
      visitor.dropRun({ store: this.store, name });
    }
    for (const names of [derived.changed, derived.gone, records.changed, records.gone]) {
      await this.#claim(names);
    }
    visitor.progressed();

    for (const path of manifests.gone) this.#forget(this.manifestFiles, path);
    await this.#readManifests(manifests.changed, options, lookedAtMs);
    const others = [...derived.changed, ...derived.gone].filter((name) => this.records.files.has(name));
    const names = others.length === 0 ? records.changed : [...new Set([...records.changed, ...others])];
    const withoutDerived = new Set(derived.gone);
    for (const some of slices(names, this.store.fs.filesAtATime ?? RECORDS_AT_A_TIME)) {
      await this.#readRuns(some, withoutDerived, visitor, options, lookedAtMs);
    }
    this.read = this.found;
    visitor.progressed();
  }

  /** Has everything looked for anew the next time. */
  distrust(): void {
    for (const folder of this.folders) folder.marks.distrust();
  }

  /** Has what was found last as good as not found: it is not read. */
  takeBack(): void {
    for (const folder of this.folders) folder.takeBack();
    this.changes = this.#changesBefore;
  }

  /** Reads records again that have been read, whether they have changed or not. */
  async readAgain(names: readonly string[], visitor: StoreVisitor, options: LookOptions): Promise<void> {
    await this.#readRuns(names, new Set(names), visitor, options, nowOf(this.store.fs));
  }

  snapshot(): StoreSnapshot {
    const { path, root } = this.store;
    return {
      path,
      root,
      experimentId: this.experimentId,
      records: this.records.files.snapshot(),
      derived: this.derived.files.snapshot(),
      manifestFiles: this.manifestFiles.files.snapshot(),
      ...this.#contents.snapshot(),
    };
  }

  /** Takes in what was known of the store, before the first look, which then reads only what has changed since. */
  restore(snapshot: StoreSnapshot): void {
    this.records.files.restore(snapshot.records);
    this.derived.files.restore(snapshot.derived);
    this.manifestFiles.files.restore(snapshot.manifestFiles);
    this.#contents.restore(snapshot);
    this.found = this.records.files.count;
    this.read = this.found;
  }

  /** Takes in whether the files of derived metrics of these names, those that there are, have records. */
  async #claim(names: readonly string[]): Promise<void> {
    if (this.derived.files.count === 0 && !this.#contents.hasUnclaimed) return;
    for (const name of names) {
      const isUnclaimed = this.derived.files.has(name) && !this.records.files.has(name);
      if (this.#contents.setUnclaimed(name, isUnclaimed)) this.changes++;
      if (isTurnDue()) await giveTurn();
    }
  }

  async #readManifests(paths: readonly string[], options: LookOptions, lookedAtMs: number): Promise<void> {
    await this.store.fs.readMany(
      paths as readonly StorePath[],
      (path, outcome) => {
        if (!this.manifestFiles.files.take(path, outcome, lookedAtMs)) return;
        this.#contents.takeManifest(path, outcome);
        this.changes++;
      },
      options,
    );
  }

  /** @param always records that are put even if their files hold what they held */
  async #readRuns(
    names: readonly string[],
    always: ReadonlySet<string>,
    visitor: StoreVisitor,
    options: LookOptions,
    lookedAtMs: number,
  ): Promise<void> {
    const changed = new Set(always);
    const derived = names.filter((name) => this.derived.files.has(name));
    const visitFiles: RecordVisitor<RunFields> = {
      took: (folder, name, outcome) => {
        const { files } = folder === RUNS_FOLDER ? this.records : this.derived;
        if (files.take(name, outcome, lookedAtMs)) changed.add(name);
        this.#contents.clear(folder, name);
      },
      decode: (bytes, name) => this.#decoder.decode(bytes, name),
      report: (path, decoded) => this.#contents.report(path, decoded),
      take: (name, record, metrics) => {
        if (changed.has(name)) {
          this.changes++;
          const file = { store: this.store, name };
          if (record === undefined) visitor.dropRun(file);
          else visitor.putRun(file, metrics === undefined ? record : withDerived(record, metrics));
        }
        this.read = Math.min(this.found, this.read + 1);
        if (this.read % RECORDS_TOLD === 0) visitor.progressed();
      },
    };
    await readRecords(this.store.fs, { records: names, derived }, visitFiles, options).catch((error) => {
      // Some were read, but perhaps not put.
      for (const name of names) this.records.files.distrust(name);
      for (const name of derived) this.derived.files.distrust(name);
      throw error;
    });
  }

  #forget(folder: DataFolder, name: string): void {
    folder.files.forget(name);
    this.#contents.forget(folder === this.manifestFiles ? name : `${folder.path}/${name}`);
    this.changes++;
  }
}

function* slices<T>(items: readonly T[], length: number): Iterable<readonly T[]> {
  for (let start = 0; start < items.length; start += length) yield items.slice(start, start + length);
}

function areSame(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
