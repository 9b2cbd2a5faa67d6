import type { ByteRange, StorePath } from "@atlas/store";

/** Reads a range of a file. */
type Fetch = (path: StorePath, range: ByteRange) => Promise<Uint8Array | undefined>;

/** How much is fetched at a time, and how much before it is asked for. */
const WINDOW_BYTES = 4 * 1024 * 1024;

/** Smaller pieces are looks at a file, not the way through one. */
const MIN_PIECE_BYTES = 128 * 1024;

/** So many files are read at a time, and one that is not read on is forgotten after a while. */
const MAX_FILES = 4;
const KEPT_MS = 10_000;

/** A file that is read one piece after the other. */
interface Passage {
  /** Where the last piece ended. */
  end: number;
  windows: (ByteRange & { readonly bytes: Promise<Uint8Array | undefined> })[];
  forgetting: NodeJS.Timeout;
}

/**
 * Reads ranges of files; of one that is read piece after piece, what comes next is fetched before it is asked for: a
 * piece then costs no round trips of its own.
 */
export class ReadAhead {
  readonly #fetch: Fetch;
  readonly #passages = new Map<StorePath, Passage>();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  async read(path: StorePath, range: ByteRange): Promise<Uint8Array | undefined> {
    const lengthBytes = range.end - range.start;
    const passage = this.#passages.get(path);
    this.#forget(path);
    const isNext = passage?.end === range.start;
    const isPiece = lengthBytes >= MIN_PIECE_BYTES || (isNext && passage.windows.length > 0);
    if (!isPiece || lengthBytes > WINDOW_BYTES) return this.#fetch(path, range);
    const next = this.#remember(path, range, isNext ? passage.windows : []);
    if (!isNext) return this.#fetch(path, range);
    this.#fetchAhead(path, next, range);
    return (await pieceOf(next.windows, range)) ?? this.#readAnew(path, range);
  }

  /** Forgets all files. */
  clear(): void {
    for (const path of [...this.#passages.keys()]) this.#forget(path);
  }

  /** What was fetched does not hold it: the file has come to its end there, or is another one by now. */
  #readAnew(path: StorePath, range: ByteRange): Promise<Uint8Array | undefined> {
    this.#forget(path);
    return this.#fetch(path, range);
  }

  #fetchAhead(path: StorePath, passage: Passage, { start, end }: ByteRange): void {
    passage.windows = passage.windows.filter((window) => window.end > start);
    let at = passage.windows.at(-1)?.end ?? start;
    while (at < end + WINDOW_BYTES) {
      const range = { start: at, end: at + WINDOW_BYTES };
      const bytes = this.#fetch(path, range);
      // It is told when its turn comes, if ever.
      bytes.catch(() => undefined);
      passage.windows.push({ ...range, bytes });
      at = range.end;
    }
  }

  #remember(path: StorePath, { end }: ByteRange, windows: Passage["windows"]): Passage {
    const forgetting = setTimeout(() => this.#forget(path), KEPT_MS).unref();
    const passage: Passage = { end, windows, forgetting };
    this.#passages.set(path, passage);
    const [oldest] = this.#passages.keys();
    if (this.#passages.size > MAX_FILES) this.#forget(oldest!);
    return passage;
  }

  #forget(path: StorePath): void {
    clearTimeout(this.#passages.get(path)?.forgetting);
    this.#passages.delete(path);
  }
}

/** The bytes of a range out of windows that cover it; `undefined` when one of them ends before its end. */
async function pieceOf(
  windows: Passage["windows"],
  { start, end }: ByteRange,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  for (const window of windows) {
    if (window.start >= end) break;
    const bytes = await window.bytes;
    const part = bytes?.subarray(Math.max(0, start - window.start), end - window.start);
    if (part !== undefined) parts.push(part);
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length < end - start) return undefined;
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
