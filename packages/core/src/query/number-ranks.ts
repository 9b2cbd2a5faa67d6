import type { NumberColumn } from "../table/number-column.ts";
import type { NumberSegment } from "../table/number-segment.ts";
import { blocksOf, type RowBlock, type Rows } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import { NumberIndex, type RankedNumbers, rankIds } from "./rank-numbers.ts";

/** The ranks of a segment's numbers. */
interface SegmentRanks {
  /** The code of each row where the segment has a dictionary. */
  readonly codes: Uint8Array | undefined;
  /** By code, or by place. */
  readonly ranks: Uint32Array;
}

interface ColumnRanks {
  readonly distinct: Float64Array;
  readonly segments: readonly (SegmentRanks | undefined)[];
}

const known = new WeakMap<NumberColumn, ColumnRanks>();

/**
 * Ranks the numbers of some rows among all numbers of the column, which are ranked once. A row without a number, and
 * one whose number is NaN, ranks one above the number of distinct ones, so that there is a rank left between.
 */
export function numberRanks(column: NumberColumn, rows: Rows): RankedNumbers {
  let ofColumn = known.get(column);
  if (ofColumn === undefined) {
    ofColumn = ranksOf(column);
    known.set(column, ofColumn);
  }
  const { distinct, segments } = ofColumn;
  const ranks = new Uint32Array(rows.length);
  for (const block of blocksOf(rows)) {
    const ofBlock = ranks.subarray(block.start, block.start + block.length);
    writeRanks(ofBlock, segments[block.segment], block, distinct.length + 1);
  }
  return { distinct, ranks };
}

function ranksOf({ segments }: NumberColumn): ColumnRanks {
  const index = new NumberIndex();
  const ids = segments.map((segment) => segment && idsOf(segment, index));
  const { distinct, rankOfId } = rankIds(index);
  rankOfId[0] = distinct.length + 1;
  const ranked = ids.map((segment) => {
    return segment && { ...segment, ranks: segment.ranks.map((id) => rankOfId[id]!) };
  });
  return { distinct, segments: ranked };
}

const into = new Float64Array(SEGMENT_ROWS);

function idsOf(segment: NumberSegment, index: NumberIndex): SegmentRanks {
  const { numbers, places, length } = segment.parts;
  const isCoded = numbers.dictionary !== undefined && places === undefined;
  const values = isCoded ? numbers.dictionary! : segment.read(length, into).subarray(0, length);
  const ranks = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) ranks[i] = index.idOf(values[i]! + 0);
  return { codes: isCoded ? (numbers.values as Uint8Array) : undefined, ranks };
}

function writeRanks(
  into: Uint32Array,
  segment: SegmentRanks | undefined,
  { rows }: RowBlock,
  rankOfNone: number,
): void {
  const { codes, ranks } = segment ?? NO_RANKS;
  const { length } = codes ?? ranks;
  if (rows !== undefined) {
    for (let i = 0; i < rows.length; i++) {
      const place = rows[i]! & (SEGMENT_ROWS - 1);
      into[i] = place < length ? ranks[codes === undefined ? place : codes[place]!]! : rankOfNone;
    }
    return;
  }
  const end = Math.min(length, into.length);
  if (codes === undefined) into.set(ranks.subarray(0, end));
  else for (let i = 0; i < end; i++) into[i] = ranks[codes[i]!]!;
  into.fill(rankOfNone, end);
}

const NO_RANKS: SegmentRanks = { codes: undefined, ranks: new Uint32Array() };
