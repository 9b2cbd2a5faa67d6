import type { Problem } from "@atlas/core";
import type { Decoded } from "./decode/json-object.ts";
import { decodeManifest } from "./decode/manifest.ts";
import { DataFolder, type FolderChanges, type LookOptions } from "./follow/data-folder.ts";
import { DERIVED_FOLDER, EXPERIMENTS_FOLDER, RUNS_FOLDER } from "./layout.ts";
import type { FoundManifest } from "./manifest-versions.ts";
import { type StorePath, splitPath } from "./path.ts";
import { decodeOutcome, problemsOf, skipped } from "./problems.ts";
import { type RecordVisitor, readRecords } from "./read-records.ts";
import type { RunFile } from "./run-catalog.ts";
import { type RunFields, withDerived } from "./run-fields.ts";
import { FieldsDecoder } from "./scanner/fields-decoder.ts";
import type { StoreSnapshot } from "./snapshot/snapshot.ts";
import type { SourceStore } from "./source-store.ts";

/** How many records are held decoded at a time; more of them only keep the garbage collector busy. */
const RECORDS_AT_A_TIME = 128;

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
  readonly #decoder = new FieldsDecoder();
  readonly #manifests = new Map<string, FoundManifest>();
  readonly #problemsOfFile = new Map<string, readonly Problem[]>();
  /** The files of derived metrics without a record of their name. */
  readonly #unclaimed = new Set<string>();

  constructor(store: SourceStore, experimentId: string | null) {
    this.store = store;
    this.experimentId = experimentId;
    this.records = new DataFolder(store, RUNS_FOLDER);
    this.derived = new DataFolder(store, DERIVED_FOLDER);
    this.manifestFiles = new DataFolder(store, EXPERIMENTS_FOLDER, true);
  }

  get folders(): readonly DataFolder[] {
    return [this.records, this.derived, this.manifestFiles];
  }

  get manifests(): Iterable<FoundManifest> {
    return this.#manifests.values();
  }

  get problems(): Problem[] {
    return [
      ...this.folders.flatMap((folder) => folder.problems),
      ...[...this.#problemsOfFile.values()].flat(),
      ...Array.from(this.#unclaimed, (name) =>
        skipped(this.store.path, `${DERIVED_FOLDER}/${name}`, "has no run record of its name"),
      ),
    ];
  }

  /** Looks for what has changed since the last time; the first time, that is everything. `take` then reads it. */
  async find(options: LookOptions): Promise<StoreChanges> {
    const lookedAtMs = Date.now();
    const problemsBefore = this.folders.map((folder) => folder.problems);
    // Derived metrics first: metalab writes them after their runs, so that the runs of those seen here are seen too.
    const derived = await this.derived.look(options, lookedAtMs);
    const [records, manifests] = await Promise.all([
      this.records.look(options, lookedAtMs),
      this.manifestFiles.look(options, lookedAtMs),
    ]);
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
    for (const name of records.gone) {
      this.#forget(this.records, name);
      visitor.dropRun({ store: this.store, name });
    }
    for (const name of [...derived.changed, ...derived.gone, ...records.changed, ...records.gone]) {
      this.#claim(name);
    }
    visitor.progressed();

    for (const path of manifests.gone) this.#forget(this.manifestFiles, path);
    await this.#readManifests(manifests.changed, options, lookedAtMs);
    const names = new Set(records.changed);
    for (const name of [...derived.changed, ...derived.gone])
      if (this.records.files.has(name)) names.add(name);
    const withoutDerived = new Set(derived.gone);
    for (const some of slices([...names], this.store.fs.filesAtATime ?? RECORDS_AT_A_TIME)) {
      await this.#readRuns(some, withoutDerived, visitor, options, lookedAtMs);
      this.read = Math.min(this.found, this.read + some.length);
      visitor.progressed();
    }
    this.read = this.found;
  }

  /** Has everything looked for anew the next time. */
  distrust(): void {
    for (const folder of this.folders) folder.marks.distrust();
  }

  /** Reads records again that have been read, whether they have changed or not. */
  async readAgain(names: readonly string[], visitor: StoreVisitor, options: LookOptions): Promise<void> {
    await this.#readRuns(names, new Set(names), visitor, options, Date.now());
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
      manifests: Array.from(this.#manifests, ([file, { manifest }]) => [file, manifest]),
      problemsOfFile: [...this.#problemsOfFile],
      unclaimed: [...this.#unclaimed],
    };
  }

  /** Takes in what was known of the store, before the first look, which then reads only what has changed since. */
  restore(snapshot: StoreSnapshot): void {
    const { path: store } = this.store;
    this.records.files.restore(snapshot.records);
    this.derived.files.restore(snapshot.derived);
    this.manifestFiles.files.restore(snapshot.manifestFiles);
    for (const [path, manifest] of snapshot.manifests) this.#manifests.set(path, { manifest, store, path });
    for (const [path, problems] of snapshot.problemsOfFile) this.#problemsOfFile.set(path, problems);
    for (const name of snapshot.unclaimed) this.#unclaimed.add(name);
    this.found = this.records.files.count;
    this.read = this.found;
  }

  /** Takes in whether the file of derived metrics of that name, if there is one, has a record. */
  #claim(name: string): void {
    const wasUnclaimed = this.#unclaimed.delete(name);
    const isUnclaimed = this.derived.files.has(name) && !this.records.files.has(name);
    if (isUnclaimed) {
      this.#unclaimed.add(name);
      this.#problemsOfFile.delete(`${DERIVED_FOLDER}/${name}`);
    }
    if (wasUnclaimed !== isUnclaimed) this.changes++;
  }

  async #readManifests(paths: readonly string[], options: LookOptions, lookedAtMs: number): Promise<void> {
    const { fs, path: store } = this.store;
    await fs.readMany(
      paths as readonly StorePath[],
      (path, outcome) => {
        if (!this.manifestFiles.files.take(path, outcome, lookedAtMs)) return;
        this.#forgetContent(path);
        const decoded = decodeOutcome(outcome, (bytes) => decodeManifest(bytes, splitPath(path).name));
        if (decoded === undefined) return;
        this.#report(path, decoded);
        if (decoded.value !== undefined) this.#manifests.set(path, { manifest: decoded.value, store, path });
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
    const changed = new Set<string>();
    const took: RecordVisitor<RunFields>["took"] = (path, outcome) => {
      const { dir, name } = splitPath(path);
      const { files } = dir === RUNS_FOLDER ? this.records : this.derived;
      if (files.take(name, outcome, lookedAtMs)) changed.add(name);
      this.#problemsOfFile.delete(path);
    };
    const derived = names.filter((name) => this.derived.files.has(name));
    const runs = await readRecords(
      this.store.fs,
      { records: names, derived },
      {
        took,
        decode: (bytes, name) => this.#decoder.decode(bytes, name),
        report: (path, decoded) => this.#report(path, decoded),
      },
      options,
    ).catch((error) => {
      // Some were read, but none was put.
      for (const name of names) this.records.files.distrust(name);
      for (const name of derived) this.derived.files.distrust(name);
      throw error;
    });
    for (const name of names) {
      if (!changed.has(name) && !always.has(name)) continue;
      this.changes++;
      const run = runs.get(name);
      const file = { store: this.store, name };
      if (run === undefined) visitor.dropRun(file);
      else visitor.putRun(file, run.derived ? withDerived(run.record, run.derived) : run.record);
    }
  }

  #forget(folder: DataFolder, name: string): void {
    folder.files.forget(name);
    this.#forgetContent(folder === this.manifestFiles ? name : `${folder.path}/${name}`);
  }

  #forgetContent(path: string): void {
    this.#problemsOfFile.delete(path);
    this.#manifests.delete(path);
    this.changes++;
  }

  #report(path: StorePath, decoded: Decoded<unknown>): void {
    this.#problemsOfFile.set(path, problemsOf(this.store.path, path, decoded));
  }
}

function* slices<T>(items: readonly T[], length: number): Iterable<readonly T[]> {
  for (let start = 0; start < items.length; start += length) yield items.slice(start, start + length);
}

function areSame(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
