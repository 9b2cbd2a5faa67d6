import { placeOf, SEGMENT_ROWS, segmentOf } from "./segment.ts";
import { TextBlock } from "./text-block.ts";

const LEAST_PLACES = 256;

/** The ids of the rows of a table. It only grows: a row's id never changes. */
export class RunIdList {
  readonly #blocks: TextBlock[];
  /** The ids behind those of the blocks. */
  #tail: string[];
  /** By hash, one more than the row whose id it is; 0 where there is none. */
  #rowOfHash = new Uint32Array();
  /** How many rows, from the first one on, are in `#rowOfHash`. */
  #hashedCount = 0;
  /** How many places of `#rowOfHash` are taken: there may be rows of ids that were replaced, too. */
  #entryCount = 0;

  /** @param blocks ids that are there at first; each but the last one of as many as a segment has rows */
  constructor(blocks: readonly TextBlock[] = []) {
    const isFull = blocks.at(-1)?.length === SEGMENT_ROWS;
    this.#blocks = isFull ? [...blocks] : blocks.slice(0, -1);
    const last = isFull ? undefined : blocks.at(-1);
    this.#tail = Array.from({ length: last?.length ?? 0 }, (_, i) => last!.at(i)!);
  }

  get length(): number {
    return this.#blocks.length * SEGMENT_ROWS + this.#tail.length;
  }

  /** `undefined` beyond the last row. */
  at(row: number): string | undefined {
    const block = this.#blocks[segmentOf(row)];
    return block === undefined
      ? this.#tail[row - this.#blocks.length * SEGMENT_ROWS]
      : block.at(placeOf(row));
  }

  /** Adds a row, and answers which one it is. */
  add(runId: string): number {
    const row = this.length;
    this.#tail.push(runId);
    if (this.#tail.length === SEGMENT_ROWS) {
      this.#blocks.push(TextBlock.of(this.#tail));
      this.#tail = [];
    }
    return row;
  }

  /** The ids of the first rows, each block but the last one of as many as a segment has rows. */
  blocks(rowCount: number): TextBlock[] {
    const blocks = this.#blocks.slice(0, segmentOf(rowCount));
    const rest = placeOf(rowCount);
    if (rest > 0) {
      const first = rowCount - rest;
      blocks.push(TextBlock.of(Array.from({ length: rest }, (_, i) => this.at(first + i)!)));
    }
    return blocks;
  }

  /** The first `length` ids with some others in the places of theirs, as a list of its own. */
  replaced(idOfRow: ReadonlyMap<number, string>, length: number): RunIdList {
    const blocks = this.blocks(length);
    for (const segment of new Set(Array.from(idOfRow.keys(), segmentOf))) {
      const first = segment * SEGMENT_ROWS;
      blocks[segment] = TextBlock.of(
        Array.from(blocks[segment]!.all(), (id, i) => idOfRow.get(first + i) ?? id),
      );
    }
    const list = new RunIdList(blocks);
    if (hasRoom(this.#entryCount + idOfRow.size, this.#rowOfHash)) {
      // Entries of ids that are gone do no harm, as every find is compared: the others need not be hashed again.
      list.#rowOfHash = this.#rowOfHash.slice();
      list.#entryCount = this.#entryCount;
      list.#hashedCount = Math.min(this.#hashedCount, length);
      for (const row of idOfRow.keys()) if (row < list.#hashedCount) list.#put(row);
    }
    return list;
  }

  /** The one row of an id that is still there. */
  find(runId: string, isThere: (row: number) => boolean): number | undefined {
    while (this.#hashedCount < this.length) this.#hash(this.#hashedCount++);
    const mask = this.#rowOfHash.length - 1;
    for (let place = hashOf(runId) & mask; this.#hashedCount > 0; place = (place + 1) & mask) {
      const row = this.#rowOfHash[place]! - 1;
      if (row < 0) return undefined;
      if (isThere(row) && this.at(row) === runId) return row;
    }
    return undefined;
  }

  #hash(row: number): void {
    if (!hasRoom(this.#entryCount + 1, this.#rowOfHash)) this.#hashAnew(row);
    this.#put(row);
  }

  #put(row: number): void {
    this.#entryCount++;
    const mask = this.#rowOfHash.length - 1;
    let place = hashOf(this.at(row)!) & mask;
    while (this.#rowOfHash[place] !== 0) place = (place + 1) & mask;
    this.#rowOfHash[place] = row + 1;
  }

  /** Hashes the rows before one, in a table that has room for all. */
  #hashAnew(end: number): void {
    this.#rowOfHash = new Uint32Array(Math.max(LEAST_PLACES, placesFor(this.length)));
    this.#entryCount = 0;
    for (let row = 0; row < end; row++) this.#put(row);
  }
}

/** Whether at most three quarters of the places would be taken. */
function hasRoom(entryCount: number, places: Uint32Array): boolean {
  return entryCount * 4 <= places.length * 3;
}

/** A power of two such that at most three quarters of the places are taken. */
function placesFor(rowCount: number): number {
  return 2 ** Math.ceil(Math.log2((rowCount + 1) * (4 / 3)));
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x5bd1_e995);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85eb_ca6b);
  return hash ^ (hash >>> 13);
}
