import { TextBlock } from "../table/text-block.ts";
import type { Closeness } from "./closeness.ts";

/** No string may be longer than some 2^29 units; many blocks of this length cost no more than one. */
const BLOCK_LENGTH = 1 << 24;

/** Texts that hold another one. */
export interface FoundTexts {
  /** Where they stand among all texts, in ascending order. */
  readonly places: readonly number[];
  /** How close each is to what was looked for. */
  readonly closeness: readonly Closeness[];
}

/** Texts that are asked many times which of them hold another text, in any case. */
export class TextIndex {
  /** In lower case. */
  readonly #blocks: readonly TextBlock[];

  constructor(texts: Iterable<string>) {
    this.#blocks = [...blocksOfTexts(texts)];
  }

  /**
   * The texts that hold another one.
   *
   * @param needle in lower case, not empty
   */
  find(needle: string): FoundTexts {
    return findInBlocks(this.#blocks, needle);
  }
}

/**
 * The texts of some blocks that hold another one, in any case.
 *
 * @param needle in lower case, not empty
 */
export function findInBlocks(blocks: readonly TextBlock[], needle: string): FoundTexts {
  const places: number[] = [];
  const closeness: Closeness[] = [];
  let first = 0;
  for (const block of blocks) {
    block.inLowerCase.find(needle, (i, start, end, at) => {
      places.push(first + i);
      closeness.push(at > start ? 2 : at + needle.length < end ? 1 : 0);
    });
    first += block.length;
  }
  return { places, closeness };
}

function* blocksOfTexts(texts: Iterable<string>): Generator<TextBlock> {
  let parts: string[] = [];
  let length = 0;
  for (const text of texts) {
    const lower = text.toLowerCase();
    if (parts.length > 0 && length + lower.length > BLOCK_LENGTH) {
      yield TextBlock.of(parts);
      parts = [];
      length = 0;
    }
    parts.push(lower);
    length += lower.length;
  }
  yield TextBlock.of(parts);
}
