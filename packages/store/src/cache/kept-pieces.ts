import { decodeText } from "../decode/text.ts";
import type { Entry, EntryName } from "../file-system.ts";
import type { StorePath } from "../path.ts";
import type { FileCache } from "./file-cache.ts";
import type { Look } from "./look.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** Files are kept in pieces of this length, so that what was looked at of a large one is kept without the rest. */
export const PIECE_BYTES = 64 * 1024;

/** Of larger files nothing is kept: they would push everything else out, and are read from one end to the other. */
export const MAX_KEPT_FILE_BYTES = 64 * 1024 * 1024;

/** Which version of a file something is of. */
interface FileVersion {
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  /** Tells the version from any other. */
  readonly stamp: number;
}

/** A version of a file, and when it was the file's. */
export type SeenVersion = FileVersion & Look;

/** A piece of a file. */
export interface Piece {
  readonly version: SeenVersion;
  readonly bytes: Uint8Array;
}

/** What stood under a path, or in a folder, when it was looked at; `found` is absent when there was nothing. */
export interface Sight<T> extends Look {
  readonly found?: T;
}

/** The names in a folder, and what tells the folder as it was before they were asked for: NaN, or null, where nothing does. */
export interface SeenNames extends Sight<readonly EntryName[]> {
  readonly stamp: number | null;
}

/** What is kept of a version before the bytes of each piece, as doubles. */
const HEAD = ["sizeBytes", "mtimeMs", "stamp", "lookedAtMs", "quietMs"] as const;
const HEAD_BYTES = HEAD.length * Float64Array.BYTES_PER_ELEMENT;

/** What is kept of a file tree. */
export class KeptPieces {
  readonly #cache: FileCache;
  readonly #place: string;

  /** @param place what the tree is called, from one start to the next */
  constructor(cache: FileCache, place: string) {
    this.#cache = cache;
    this.#place = place;
  }

  async piece(path: StorePath, number: number): Promise<Piece | undefined> {
    const kept = await this.#cache.get(this.#place, pieceKey(path, number));
    return kept && pieceOf(kept);
  }

  /** All of a file, if all of it is kept, of one version. */
  async whole(path: StorePath): Promise<Piece | undefined> {
    const first = await this.piece(path, 0);
    if (first === undefined || first.version.sizeBytes <= PIECE_BYTES) return first;
    const { sizeBytes, stamp } = first.version;
    const bytes = await this.range(path, stamp, { start: 0, end: sizeBytes });
    return bytes && { version: first.version, bytes };
  }

  /** A part of a version of a file, if it is kept; `end` is not beyond the file's. */
  async range(
    path: StorePath,
    stamp: number,
    { start, end }: { readonly start: number; readonly end: number },
  ): Promise<Uint8Array | undefined> {
    const bytes = new Uint8Array(Math.max(0, end - start));
    for (let number = Math.floor(start / PIECE_BYTES); number * PIECE_BYTES < end; number++) {
      const piece = await this.piece(path, number);
      const from = number * PIECE_BYTES;
      const part = piece?.bytes.subarray(Math.max(0, start - from), end - from);
      const wantedBytes = Math.min(end, from + PIECE_BYTES) - Math.max(start, from);
      if (piece?.version.stamp !== stamp || part?.length !== wantedBytes) return undefined;
      bytes.set(part, Math.max(start, from) - start);
    }
    return bytes;
  }

  /**
   * Keeps a part of a file, which is copied.
   *
   * @param start where it begins in the file; a multiple of `PIECE_BYTES`
   */
  put(path: StorePath, version: SeenVersion, bytes: Uint8Array, start = 0): void {
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
      const part = bytes.subarray(at, at + PIECE_BYTES);
      this.#cache.put(
        this.#place,
        pieceKey(path, (start + at) / PIECE_BYTES),
        bytesOf({ version, bytes: part }),
      );
    }
  }

  entry(path: StorePath): Promise<Sight<Entry> | undefined> {
    return this.#sight(`entry ${path}`);
  }

  putEntry(path: StorePath, sight: Sight<Entry>): void {
    this.#putSight(`entry ${path}`, sight);
  }

  names(dir: StorePath): Promise<SeenNames | undefined> {
    return this.#sight(`names ${dir}`) as Promise<SeenNames | undefined>;
  }

  putNames(dir: StorePath, names: SeenNames): void {
    this.#putSight(`names ${dir}`, names);
  }

  list(dir: StorePath): Promise<Sight<readonly Entry[]> | undefined> {
    return this.#sight(`list ${dir}`);
  }

  putList(dir: StorePath, list: Sight<readonly Entry[]>): void {
    this.#putSight(`list ${dir}`, list);
  }

  async #sight<T>(key: string): Promise<Sight<T> | undefined> {
    const kept = await this.#cache.get(this.#place, key);
    const decoded = kept && decodeText(kept);
    return decoded?.ok ? (JSON.parse(decoded.text) as Sight<T>) : undefined;
  }

  #putSight(key: string, sight: Sight<unknown>): void {
    this.#cache.put(this.#place, key, new TextEncoder().encode(JSON.stringify(sight)));
  }
}

function pieceKey(path: StorePath, number: number): string {
  return `piece ${number} ${path}`;
}

function bytesOf({ version, bytes }: Piece): Uint8Array {
  const kept = new Uint8Array(HEAD_BYTES + bytes.length);
  const head = headOf(kept);
  HEAD.forEach((name, i) => {
    head.setFloat64(i * Float64Array.BYTES_PER_ELEMENT, version[name]);
  });
  kept.set(bytes, HEAD_BYTES);
  return kept;
}

function pieceOf(kept: Uint8Array): Piece {
  const head = headOf(kept);
  const [sizeBytes, mtimeMs, stamp, lookedAtMs, quietMs] = HEAD.map((_, i) =>
    head.getFloat64(i * Float64Array.BYTES_PER_ELEMENT),
  );
  const version = { sizeBytes, mtimeMs, stamp, lookedAtMs, quietMs } as SeenVersion;
  return { version, bytes: kept.subarray(HEAD_BYTES) };
}

function headOf({ buffer, byteOffset }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, HEAD_BYTES);
}
