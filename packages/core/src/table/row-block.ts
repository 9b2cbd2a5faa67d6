import { SEGMENT_ROWS, segmentOf } from "./segment.ts";

/** Every row of a table, from the first one on. */
export class AllRows {
  readonly length: number;

  constructor(length: number) {
    this.length = length;
  }
}

/** Some rows of a table: those of a list, in any order, or all of them, which takes no list. */
export type Rows = Uint32Array | AllRows;

/** Rows of one segment, which columns are read by. */
export interface RowBlock {
  readonly segment: number;
  /** How many rows come before these. */
  readonly start: number;
  readonly length: number;
  /** `undefined` for the segment's first rows up to `length`. */
  readonly rows: Uint32Array | undefined;
}

/** Rows as blocks, in their order. Ascending rows are one block a segment; any others may be a block each. */
export function* blocksOf(rows: Rows): Generator<RowBlock, void> {
  if (rows instanceof AllRows) {
    for (let start = 0; start < rows.length; start += SEGMENT_ROWS) {
      const length = Math.min(SEGMENT_ROWS, rows.length - start);
      yield { segment: segmentOf(start), start, length, rows: undefined };
    }
    return;
  }
  for (let start = 0; start < rows.length; ) {
    const segment = segmentOf(rows[start]!);
    const limit = Math.min(rows.length, start + SEGMENT_ROWS);
    let end = start + 1;
    while (end < limit && segmentOf(rows[end]!) === segment) end++;
    yield { segment, start, length: end - start, rows: rows.subarray(start, end) };
    start = end;
  }
}

/** The row at a place of some rows. */
export function rowAt(rows: Rows, place: number): number {
  return rows instanceof AllRows ? place : rows[place]!;
}

/** Rows as a list, which is theirs if they are one. */
export function listOf(rows: Rows): Uint32Array {
  if (!(rows instanceof AllRows)) return rows;
  const list = new Uint32Array(rows.length);
  for (let row = 0; row < list.length; row++) list[row] = row;
  return list;
}
