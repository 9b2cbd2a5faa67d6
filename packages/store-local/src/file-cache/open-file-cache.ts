import { join } from "node:path";
import type { FileCache } from "@atlas/store";
import { encodePack, readPiece } from "./pack.ts";
import { PackDirectory } from "./pack-directory.ts";
import { type FoundPiece, placePrefix, readPlaceIndex } from "./place-index.ts";

/** How files are kept in a directory. */
export interface FileCacheOptions {
  /** Of how many bytes the files in it may be; half a gigabyte when absent. What was not used for longest goes first. */
  readonly maxBytes?: number;
  /** Told once why nothing can be kept: that costs time and nothing else. */
  readonly onFailure?: (error: unknown) => void;
}

/** A file cache that holds something open. */
export interface OpenFileCache extends FileCache {
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

const DEFAULT_MAX_BYTES = 512 * 1024 * 1024;

/** How long pieces wait for others to be written with, and how many bytes of them at most. */
const WRITTEN_AFTER_MS = 1000;
const WRITTEN_FROM_BYTES = 4 * 1024 * 1024;

/** While so much waits, since the disk is slow, nothing more is kept. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

/** How much is written before the directory is measured again: others may write there too. */
const MEASURED_SHARE = 0.05;

/** How long the use of a pack counts as one. */
const TOUCHED_FOR_MS = 60_000;

/** So many packs of a place and no more are left apart when it is opened: else they are put together. */
const MAX_PACKS = 64;

/**
 * Opens a directory in which pieces of files are kept from one start to the next, for its owner alone. It is made when
 * the first is written; it must not lie in a store. Several processes may use it at once, and be killed at any moment:
 * what is not whole counts for nothing.
 */
export function openFileCache(directory: string, options: FileCacheOptions = {}): OpenFileCache {
  return new DirectoryCache(new PackDirectory(directory), options);
}

/** Pieces by place and key. */
type Pieces = Map<string, Map<string, Uint8Array>>;

class DirectoryCache implements OpenFileCache {
  readonly #directory: PackDirectory;
  readonly #maxBytes: number;
  readonly #onFailure: (error: unknown) => void;
  readonly #piecesOf = new Map<string, Map<string, FoundPiece>>();
  readonly #touchedAtMs = new Map<string, number>();
  /** What is to be written, by place and key; and what is being written. */
  #waiting: Pieces = new Map();
  #beingWritten: Pieces = new Map();
  #waitingBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #bytesUntilMeasured = 0;
  #hasFailed = false;

  constructor(
    directory: PackDirectory,
    { maxBytes = DEFAULT_MAX_BYTES, onFailure = () => {} }: FileCacheOptions,
  ) {
    this.#directory = directory;
    this.#maxBytes = maxBytes;
    this.#onFailure = onFailure;
  }

  get(place: string, key: string): Uint8Array | undefined {
    const waiting = this.#waiting.get(place)?.get(key) ?? this.#beingWritten.get(place)?.get(key);
    if (waiting !== undefined) return waiting;
    const pieces = this.#piecesIn(place);
    const found = pieces.get(key);
    if (found === undefined) return undefined;
    const bytes = readPiece(join(this.#directory.path, found.pack), found);
    if (bytes === undefined) pieces.delete(key);
    else this.#touch(found.pack);
    return bytes;
  }

  put(place: string, key: string, bytes: Uint8Array): void {
    if (this.#waitingBytes + bytes.length > Math.min(MAX_WAITING_BYTES, this.#maxBytes)) return;
    const pieces = this.#waiting.get(place) ?? new Map<string, Uint8Array>();
    this.#waitingBytes += bytes.length - (pieces.get(key)?.length ?? 0);
    pieces.set(key, bytes);
    this.#waiting.set(place, pieces);
    if (this.#waitingBytes >= WRITTEN_FROM_BYTES) this.#writeSoon(0);
    else this.#writeSoon(WRITTEN_AFTER_MS);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#write();
    // Writing may find that there is more to be written.
    for (let writing: Promise<void> | undefined; writing !== this.#writing; ) {
      writing = this.#writing;
      await writing;
    }
  }

  #piecesIn(place: string): Map<string, FoundPiece> {
    const known = this.#piecesOf.get(place);
    if (known !== undefined) return known;
    const { pieces, useless } = readPlaceIndex(this.#directory.path, place, this.#directory.names());
    this.#piecesOf.set(place, pieces);
    void this.#directory.remove(useless);
    this.#putTogether(place, pieces);
    return pieces;
  }

  /** Has the pieces of small packs written anew, in one, where there are many. */
  #putTogether(place: string, pieces: Map<string, FoundPiece>): void {
    const bytesIn = new Map<string, number>();
    for (const { pack, length } of pieces.values()) bytesIn.set(pack, (bytesIn.get(pack) ?? 0) + length);
    if (bytesIn.size <= MAX_PACKS) return;
    const isSmall = (pack: string) => bytesIn.get(pack)! < WRITTEN_FROM_BYTES / MAX_PACKS;
    for (const [key, found] of pieces) {
      const bytes = isSmall(found.pack)
        ? readPiece(join(this.#directory.path, found.pack), found)
        : undefined;
      if (bytes !== undefined) this.put(place, key, bytes);
    }
    const small = [...bytesIn.keys()].filter(isSmall);
    this.#write();
    this.#writing = this.#writing.then(async () => {
      if (!this.#hasFailed) await this.#directory.remove(small);
    });
  }

  #touch(pack: string): void {
    const nowMs = Date.now();
    if (nowMs - (this.#touchedAtMs.get(pack) ?? 0) < TOUCHED_FOR_MS) return;
    this.#touchedAtMs.set(pack, nowMs);
    this.#directory.touch(pack);
  }

  #writeSoon(delayMs: number): void {
    if (this.#timer !== undefined && delayMs > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#write();
    }, delayMs).unref();
  }

  /** Writes what waits, after what is being written. Never rejects. */
  #write(): void {
    this.#writing = this.#writing.then(async () => {
      this.#beingWritten = this.#waiting;
      this.#waiting = new Map();
      this.#waitingBytes = 0;
      try {
        for (const [place, pieces] of this.#beingWritten) await this.#writePack(place, pieces);
      } catch (error) {
        if (!this.#hasFailed) this.#onFailure(error);
        this.#hasFailed = true;
      }
      this.#beingWritten = new Map();
    });
  }

  async #writePack(place: string, pieces: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const { bytes, index } = encodePack(place, pieces);
    const pack = await this.#directory.write(placePrefix(place), bytes);
    const known = this.#piecesIn(place);
    for (const [key, entry] of index.entries) known.set(key, { ...entry, pack });
    this.#bytesUntilMeasured -= bytes.length;
    if (this.#bytesUntilMeasured > 0) return;
    await this.#directory.cutDown(this.#maxBytes);
    this.#bytesUntilMeasured = MEASURED_SHARE * this.#maxBytes;
  }
}
