// The loops that every condition ends in, one for each way in which rows and values lie in memory: fed with several kinds
// of array, or with rows that are sometimes listed, a loop runs many times slower. Each keeps, at the front of a list, the
// rows of one segment that pass, and answers how many. Writing always and counting sometimes spares a branch that cannot
// be foreseen.
import { SEGMENT_ROWS } from "../table/segment.ts";

const PLACE = SEGMENT_ROWS - 1;

/** Of rows that are listed, those whose number lies in an interval, both ends included. */
export function keepWithin(
  rows: Uint32Array,
  count: number,
  values: Float64Array,
  least: number,
  greatest: number,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const value = values[row & PLACE]!;
    rows[kept] = row;
    kept += Number(value >= least) & Number(value <= greatest);
  }
  return kept;
}

/** `keepWithin` of `count` rows from the segment's first one on. */
export function keepFirstWithin(
  rows: Uint32Array,
  count: number,
  first: number,
  values: Float64Array,
  least: number,
  greatest: number,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    rows[kept] = first + i;
    kept += Number(value >= least) & Number(value <= greatest);
  }
  return kept;
}

/** Of rows that are listed, those whose code passes; the codes are the segment's own. */
export function keepPassing(
  rows: Uint32Array,
  count: number,
  codes: Uint8Array,
  answers: Uint8Array,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    rows[kept] = row;
    kept += answers[codes[row & PLACE]!]!;
  }
  return kept;
}

/** `keepPassing` of `count` rows from the segment's first one on. */
export function keepFirstPassing(
  rows: Uint32Array,
  count: number,
  first: number,
  codes: Uint8Array,
  answers: Uint8Array,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    rows[kept] = first + i;
    kept += answers[codes[i]!]!;
  }
  return kept;
}

/** Of rows that are listed, those whose code passes; there is a code for each of them. */
export function keepAnswered(
  rows: Uint32Array,
  count: number,
  codes: Uint32Array,
  answers: Uint8Array,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    rows[kept] = rows[i]!;
    kept += answers[codes[i]!]!;
  }
  return kept;
}
