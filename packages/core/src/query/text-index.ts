import type { Closeness } from "./closeness.ts";

/** No string may be longer than some 2^29 units; many blocks of this length cost no more than one. */
const BLOCK_LENGTH = 1 << 24;

/** Texts that follow one another in one string. */
interface Block {
  readonly joined: string;
  /** Where each text begins, and behind them where the last one ends. */
  readonly starts: Uint32Array;
  /** The place of the first text among all of them. */
  readonly firstPlace: number;
}

/** Texts that hold another one. */
export interface FoundTexts {
  /** Where they stand among all texts, in ascending order. */
  readonly places: readonly number[];
  /** How close each is to what was looked for. */
  readonly closeness: readonly Closeness[];
}

/** Texts that are asked many times which of them hold another text, in any case. */
export class TextIndex {
  readonly #blocks: readonly Block[];

  constructor(texts: Iterable<string>) {
    const blocks: Block[] = [];
    let parts: string[] = [];
    let starts = [0];
    let firstPlace = 0;
    const endBlock = () => {
      blocks.push({ joined: parts.join(""), starts: Uint32Array.from(starts), firstPlace });
      firstPlace += parts.length;
      parts = [];
      starts = [0];
    };
    for (const text of texts) {
      const lower = text.toLowerCase();
      if (parts.length > 0 && starts.at(-1)! + lower.length > BLOCK_LENGTH) endBlock();
      parts.push(lower);
      starts.push(starts.at(-1)! + lower.length);
    }
    endBlock();
    this.#blocks = blocks;
  }

  /**
   * The texts that hold another one.
   *
   * @param needle in lower case, not empty
   */
  find(needle: string): FoundTexts {
    const places: number[] = [];
    const closeness: Closeness[] = [];
    for (const { joined, starts, firstPlace } of this.#blocks) {
      let text = 0;
      for (let at = joined.indexOf(needle); at >= 0; ) {
        text = textAt(starts, at, text);
        const start = starts[text]!;
        const end = starts[text + 1]!;
        // What reaches into the next text is no find.
        if (at + needle.length <= end) {
          places.push(firstPlace + text);
          closeness.push(at > start ? 2 : at + needle.length < end ? 1 : 0);
        }
        at = joined.indexOf(needle, end);
      }
    }
    return { places, closeness };
  }
}

/** The text that a place of a block lies in, which is not before `least`. */
function textAt(starts: Uint32Array, at: number, least: number): number {
  let step = 1;
  while (least + step < starts.length && starts[least + step]! <= at) step *= 2;
  let low = least + (step >> 1);
  let high = Math.min(least + step, starts.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}
