/** Bytes that came before, four of them in a word, so that they are soon compared when they come again. */
export class KnownBytes {
  readonly length: number;
  readonly #words: Uint32Array;
  readonly #lastWord: number;

  /** @param bytes at least four, which are copied */
  constructor(bytes: Uint8Array) {
    const view = viewOf(bytes);
    this.length = bytes.length;
    this.#words = Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
    // What the words before do not reach; it overlaps them.
    this.#lastWord = view.getUint32(bytes.length - 4, true);
  }

  /** Whether they stand at a place. */
  isAt(view: DataView, start: number): boolean {
    const last = start + this.length - 4;
    if (last + 4 > view.byteLength || view.getUint32(last, true) !== this.#lastWord) return false;
    const words = this.#words;
    for (let i = 0; i < words.length; i++) {
      if (view.getUint32(start + 4 * i, true) !== words[i]) return false;
    }
    return true;
  }
}

/** The same bytes, to be read as words too. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
