import { AtlasError } from "@atlas/core";
import { giveTurn, isTurnDue } from "../event-loop.ts";
import {
  type Awaitable,
  type ByteRange,
  type Entry,
  type EntryName,
  type FileSystem,
  nowOf,
  type ReadManyOptions,
  type ReadOutcome,
} from "../file-system.ts";
import { entryStamp, SETTLED_AFTER_MS } from "../follow/stamp.ts";
import type { StorePath } from "../path.ts";
import { treeBelow } from "../tree-below.ts";
import { type Answered, type FarSide, isUnavailable } from "./far-side.ts";
import type { FileCache } from "./file-cache.ts";
import { KeptPieces, MAX_KEPT_FILE_BYTES, PIECE_BYTES, type Sight } from "./kept-pieces.ts";
import { isFresh, lookNow } from "./look.ts";

/** How files are kept. */
export interface Keeping {
  readonly cache: FileCache;
  /** For how long a file, or what is said of a folder, counts as it was. */
  readonly maxAgeOf: (path: StorePath) => number;
  readonly farSide: FarSide;
}

type Visit = (path: StorePath, outcome: ReadOutcome) => void;

/** A tree as far as it was kept: what is fresh is not asked for, and what the place does not answer is as it was. */
export class KeptFiles implements FileSystem {
  readonly #live: FileSystem;
  readonly #how: Keeping;
  readonly #pieces: KeptPieces;

  /** @param live the tree as it is now, which keeps the files that are read whole */
  constructor(live: FileSystem, how: Keeping) {
    this.#live = live;
    this.#how = how;
    this.#pieces = new KeptPieces(how.cache, live.root);
  }

  get root(): string {
    return this.#live.root;
  }

  nowMs(): number {
    return nowOf(this.#live);
  }

  async names(dir: StorePath): Promise<readonly EntryName[] | undefined> {
    const kept = await this.#pieces.names(dir);
    const folder = await this.#ask(() => this.#live.stat(dir), kept !== undefined);
    if (folder === undefined) return kept?.found;
    const look = this.#sightOf(folder.answer);
    const stamp = stampOf(look);
    if (kept !== undefined && kept.stamp === stamp) return kept.found;
    const found = await this.#live.names(dir);
    const { lookedAtMs, quietMs } = look;
    this.#pieces.putNames(dir, { lookedAtMs, quietMs, stamp, ...(found && { found }) });
    return found;
  }

  /** As it is now, if that is to be had: sizes change without a trace in the folder. */
  async list(dir: StorePath): Promise<readonly Entry[] | undefined> {
    const kept = await this.#pieces.list(dir);
    const answered = await this.#ask(() => this.#live.list(dir), kept !== undefined);
    if (answered === undefined) return kept?.found;
    const found = answered.answer;
    this.#pieces.putList(dir, { ...lookNow(undefined, 0), ...(found && { found }) });
    return found;
  }

  async stat(path: StorePath): Promise<Entry | undefined> {
    return (await this.#look(path)).found;
  }

  async read(path: StorePath, range?: ByteRange): Promise<Uint8Array | undefined> {
    if (range === undefined) return this.#readWhole(path);
    const sight = await this.#look(path);
    if (sight.found?.kind !== "file") return undefined;
    const { sizeBytes } = sight.found;
    const stamp = stampOf(sight);
    if (Number.isNaN(stamp) || sizeBytes > MAX_KEPT_FILE_BYTES) return this.#live.read(path, range);
    const end = Math.min(range.end, sizeBytes);
    const start = Math.min(range.start, end);
    const kept = await this.#pieces.range(path, stamp, { start, end });
    return kept ?? this.#fetch(path, { start, end }, { sizeBytes, stamp });
  }

  async readMany(paths: readonly StorePath[], visit: Visit, { signal }: ReadManyOptions = {}): Promise<void> {
    const take: Visit = (path, outcome) => {
      if (signal?.aborted) throw new AtlasError("aborted", "The reading was given up");
      visit(path, outcome);
    };
    const outcomes = await Promise.all(paths.map((path) => this.#currentOutcome(path)));
    const unkept: StorePath[] = [];
    for (const [i, path] of paths.entries()) {
      const outcome = outcomes[i];
      if (outcome === undefined) unkept.push(path);
      else take(path, outcome);
      if (isTurnDue()) await giveTurn();
    }
    const isAnyKept = outcomes.some((outcome) => outcome?.kind === "read");
    await this.#readUnkept(unkept, take, isAnyKept, { ...(signal && { signal }) });
  }

  async subtree(dir: StorePath): Promise<FileSystem | undefined> {
    const entry = await this.stat(dir);
    if (entry?.kind !== "directory") return undefined;
    return new KeptFiles(treeBelow(this.#live, entry.linkTarget ?? dir), this.#how);
  }

  /** What is below is closed by whoever opened the whole. */
  close(): void {}

  /** What stands under a path, as it was looked at last if that is fresh, or if there is no answer now. */
  async #look(path: StorePath): Promise<Sight<Entry>> {
    const kept = await this.#pieces.entry(path);
    if (kept !== undefined && isFresh(kept, this.#how.maxAgeOf(path))) return kept;
    const answered = await this.#ask(() => this.#live.stat(path), kept !== undefined);
    return answered === undefined ? kept! : this.#keepSight(path, answered.answer);
  }

  /** What is kept of a file, if it is still so as far as can be said; `undefined` when it must be read. */
  async #currentOutcome(path: StorePath): Promise<ReadOutcome | undefined> {
    const kept = await this.#pieces.whole(path);
    if (kept === undefined) return undefined;
    const outcome: ReadOutcome = { kind: "read", bytes: kept.bytes };
    const maxAgeMs = this.#how.maxAgeOf(path);
    if (isFresh(kept.version, maxAgeMs)) return outcome;
    const seen = await this.#pieces.entry(path);
    if (seen && stampOf(seen) === kept.version.stamp && isFresh(seen, maxAgeMs)) return outcome;
    const answered = await this.#how.farSide.ask(() => this.#live.stat(path));
    if (answered === undefined) return outcome;
    const { found } = this.#keepSight(path, answered.answer);
    if (found === undefined) return { kind: "absent" };
    return entryStamp(found) === kept.version.stamp ? outcome : undefined;
  }

  /** @param isAnyKept whether something was kept of what was asked for: then what is not to be had is told file by file */
  async #readUnkept(
    paths: readonly StorePath[],
    take: Visit,
    isAnyKept: boolean,
    options: ReadManyOptions,
  ): Promise<void> {
    const left = new Set(paths);
    let isVisiting = false;
    const visit: Visit = (path, outcome) => {
      left.delete(path);
      if (outcome.kind === "absent") this.#keepSight(path, undefined);
      isVisiting = true;
      take(path, outcome);
      isVisiting = false;
    };
    try {
      await this.#live.readMany(paths, visit, options);
    } catch (error) {
      if (isVisiting || !isUnavailable(error)) throw error;
      const sights = await Promise.all(Array.from(left, (path) => this.#pieces.entry(path)));
      const wasAbsent = sights.map((sight) => sight !== undefined && sight.found === undefined);
      if (!isAnyKept && !wasAbsent.includes(true)) throw error;
      for (const [i, path] of [...left].entries()) {
        take(path, wasAbsent[i] ? { kind: "absent" } : { kind: "failed", reason: error.message });
      }
    }
  }

  async #readWhole(path: StorePath): Promise<Uint8Array | undefined> {
    let bytes: Uint8Array | undefined;
    await this.readMany([path], (_, outcome) => {
      if (outcome.kind === "failed")
        throw new AtlasError("unavailable", `${path} cannot be read: ${outcome.reason}`);
      if (outcome.kind === "read") bytes = new Uint8Array(outcome.bytes);
    });
    return bytes;
  }

  /** Reads a part of a file with whole pieces around it, which are kept if the file is still the same afterwards. */
  async #fetch(
    path: StorePath,
    { start, end }: ByteRange,
    { sizeBytes, stamp }: { readonly sizeBytes: number; readonly stamp: number },
  ): Promise<Uint8Array | undefined> {
    const from = Math.floor(start / PIECE_BYTES) * PIECE_BYTES;
    const to = Math.min(sizeBytes, Math.ceil(end / PIECE_BYTES) * PIECE_BYTES);
    const bytes = await this.#live.read(path, { start: from, end: to });
    // Nobody waits for that, and that it fails costs no more than to read it again.
    if (bytes?.length === to - from) this.#keepIfStill(path, stamp, bytes, from).catch(() => undefined);
    return bytes?.subarray(start - from, end - from);
  }

  async #keepIfStill(path: StorePath, stamp: number, bytes: Uint8Array, start: number): Promise<void> {
    const sight = this.#keepSight(path, await this.#live.stat(path));
    if (sight.found === undefined || stampOf(sight) !== stamp) return;
    const { lookedAtMs, quietMs } = sight;
    const { sizeBytes, mtimeMs } = sight.found;
    this.#pieces.put(path, { sizeBytes, mtimeMs, stamp, lookedAtMs, quietMs }, bytes, start);
  }

  #keepSight(path: StorePath, found: Entry | undefined): Sight<Entry> {
    const sight = this.#sightOf(found);
    this.#pieces.putEntry(path, sight);
    return sight;
  }

  #sightOf(found: Entry | undefined): Sight<Entry> {
    return { ...lookNow(found?.mtimeMs, this.nowMs()), ...(found && { found }) };
  }

  /** What the place answers; `undefined` when it does not, and there is an answer of an earlier time. */
  #ask<T>(question: () => Awaitable<T>, isKept: boolean): Promise<Answered<T> | undefined> {
    return isKept ? this.#how.farSide.ask(question) : answered(question);
  }
}

async function answered<T>(question: () => Awaitable<T>): Promise<Answered<T>> {
  return { answer: await question() };
}

/** What tells the version that was seen from any other; NaN where nothing does, as it was too young. */
function stampOf({ found, quietMs }: Sight<Entry>): number {
  return found !== undefined && quietMs > SETTLED_AFTER_MS ? (entryStamp(found) ?? Number.NaN) : Number.NaN;
}
