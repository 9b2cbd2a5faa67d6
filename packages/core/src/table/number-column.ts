import type { NumberSegment } from "./number-segment.ts";
import type { RowBlock } from "./row-block.ts";
import { placeOf, SEGMENT_ROWS, segmentOf } from "./segment.ts";

/** The numbers of a column, segment by segment; `undefined` for a segment without any. */
export type NumberSegments = readonly (NumberSegment | undefined)[];

/** A field whose every value is a `number`. */
export class NumberColumn {
  readonly kind = "numbers";
  readonly segments: NumberSegments;
  /** Whether some row's value is NaN. Where none is, NaN stands for no value alone. */
  readonly holdsNaN: boolean;

  constructor(segments: NumberSegments) {
    this.segments = segments;
    this.holdsNaN = segments.some((segment) => segment?.parts.nanPlaces !== undefined);
  }

  cell(row: number): number | undefined {
    const value = numberAt(this.segments, row);
    return Number.isNaN(value) && !this.has(row) ? undefined : value;
  }

  /** Whether the row has a value, which may be NaN. */
  has(row: number): boolean {
    return row >= 0 && this.segments[segmentOf(row)]?.has(placeOf(row)) === true;
  }

  /** The numbers of some rows, NaN also where there is none: the column's own, or written into an array given for them. */
  read(block: RowBlock, into: Float64Array): Float64Array {
    return readNumberBlock(this.segments, block, into);
  }
}

/** The number of a row; NaN where there is none. */
export function numberAt(segments: NumberSegments, row: number): number {
  return row >= 0 ? (segments[segmentOf(row)]?.at(placeOf(row)) ?? Number.NaN) : Number.NaN;
}

/** So few rows are read one by one. */
const FEW_ROWS = 256;

const whole = new Float64Array(SEGMENT_ROWS);

/** The numbers of some rows: those of the segment itself, or written into an array that is given for them. */
export function readNumberBlock(segments: NumberSegments, block: RowBlock, into: Float64Array): Float64Array {
  const segment = segments[block.segment];
  if (segment === undefined) return into.fill(Number.NaN, 0, block.length);
  const { rows } = block;
  if (rows === undefined) return segment.read(block.length, into);
  if (rows.length < FEW_ROWS) {
    for (let i = 0; i < rows.length; i++) into[i] = segment.at(placeOf(rows[i]!));
  } else {
    gather(segment.read(SEGMENT_ROWS, whole), rows, into);
  }
  return into;
}

function gather(values: Float64Array, rows: Uint32Array, into: Float64Array): void {
  for (let i = 0; i < rows.length; i++) into[i] = values[rows[i]! & (SEGMENT_ROWS - 1)]!;
}
