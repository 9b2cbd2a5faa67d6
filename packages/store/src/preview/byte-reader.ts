/** Where bytes come from, piece by piece. */
export interface ByteSource {
  /** The next piece; none, or an empty one, at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Leaves out some bytes, where that is cheaper than reading them. */
  skip?(count: number): void;
  /** Lets go of what is open. */
  close?(): Promise<void>;
}

/** How many bytes are read at a time to leave them out, and how many at most. */
const SKIPPED_AT_A_TIME = 1024 * 1024;
const MAX_SKIPPED_BYTES = 256 * 1024 * 1024;

/** Bytes one after the other, of which no more are fetched than are asked for. */
export class ByteReader {
  readonly #source: ByteSource;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** The next bytes; fewer at the end. They are the caller's. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const piece = await this.#source.next();
        if (piece === undefined || piece.length === 0) break;
        this.#rest = piece;
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return joined(parts, count - missing);
  }

  /** Whether so many bytes can be left out in good time. */
  canSkip(count: number): boolean {
    return this.#source.skip !== undefined || count <= MAX_SKIPPED_BYTES;
  }

  /** Leaves out the next bytes, as far as there are so many. */
  async skip(count: number): Promise<void> {
    if (this.#source.skip !== undefined) {
      const known = Math.min(count, this.#rest.length);
      this.#rest = this.#rest.subarray(known);
      this.#source.skip(count - known);
      return;
    }
    for (let left = count; left > 0; ) {
      const { length } = await this.take(Math.min(left, SKIPPED_AT_A_TIME));
      if (length === 0) return;
      left -= length;
    }
  }

  /** Lets go of where the bytes come from. */
  async close(): Promise<void> {
    await this.#source.close?.();
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  for (const part of parts) {
    bytes.set(part, filled);
    filled += part.length;
  }
  return bytes;
}
