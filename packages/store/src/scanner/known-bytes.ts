/** Bytes that came before, four of them in a word, so that they are soon compared when they come again. */
export class KnownBytes {
  readonly length: number;
  readonly #words: Uint32Array;
  /** What the words do not reach: the last one to three bytes, or none. */
  readonly #rest: Uint8Array;

  /** @param bytes are copied */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.length;
    this.#words = Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
    this.#rest = bytes.slice(4 * this.#words.length);
  }

  equals(other: KnownBytes): boolean {
    const isSame = (a: ArrayLike<number>, b: ArrayLike<number>) => {
      for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
      return true;
    };
    return (
      this.length === other.length && isSame(this.#words, other.#words) && isSame(this.#rest, other.#rest)
    );
  }

  /** Whether they stand at a place of a view, and end before `end`. */
  areAt(view: DataView, start: number, end: number): boolean {
    if (start + this.length > end) return false;
    const words = this.#words;
    let at = start;
    for (let i = 0; i < words.length; i++) {
      if (view.getUint32(at, true) !== words[i]) return false;
      at += 4;
    }
    const rest = this.#rest;
    for (let i = 0; i < rest.length; i++) if (view.getUint8(at + i) !== rest[i]) return false;
    return true;
  }
}
