import { GrowingSegments } from "./growing-segments.ts";
import { NumberColumn, type NumberSegments } from "./number-column.ts";
import { type NumberSegment, sealNumbers } from "./number-segment.ts";
import { OpenNumbers } from "./open-numbers.ts";
import { blocksOf } from "./row-block.ts";
import { areWholeSegment, placeOf, SEGMENT_ROWS, segmentOf } from "./segment.ts";

/** Collects a `NumberColumn`. */
export class NumberColumnBuilder {
  readonly #segments: GrowingSegments<NumberSegment, OpenNumbers>;
  #built: NumberColumn | undefined;

  /** @param column what there is at first */
  constructor(column?: NumberColumn) {
    this.#segments = new GrowingSegments((segment) => new OpenNumbers(segment), column?.segments);
    this.#built = column;
  }

  cell(row: number): number | undefined {
    const segment = this.#segments.get(segmentOf(row));
    const place = placeOf(row);
    if (segment instanceof OpenNumbers) return segment.at(place);
    return segment?.has(place) ? segment.at(place) : undefined;
  }

  /** Gives a value to a row that has none. */
  set(row: number, value: number): void {
    this.#segments.open(segmentOf(row)).set(placeOf(row), value);
    this.#built = undefined;
  }

  clear(row: number): void {
    if (this.cell(row) === undefined) return;
    this.#segments.open(segmentOf(row)).clear(placeOf(row));
    this.#built = undefined;
  }

  /** Packs a segment that is not to be written soon. */
  seal(segment: number): void {
    this.#segments.seal(segment);
  }

  /** Makes some rows, in ascending order, rows 0, 1, 2 and so on. The others have been cleared. */
  keepRows(rows: Uint32Array): void {
    const column = this.build();
    if (column === undefined) return;
    this.#segments.replace(keptNumbers(column, rows));
    this.#built = undefined;
  }

  /** `undefined` without a value; the same column as before if nothing has changed. */
  build(): NumberColumn | undefined {
    if (this.#built !== undefined) return this.#built;
    const segments = this.#segments.build();
    this.#built = segments && new NumberColumn(segments);
    return this.#built;
  }
}

/** The segments of some rows of a column. */
function keptNumbers(column: NumberColumn, rows: Uint32Array): NumberSegments {
  const kept: (NumberSegment | undefined)[] = [];
  const read = new Float64Array(SEGMENT_ROWS);
  for (let start = 0; start < rows.length; start += SEGMENT_ROWS) {
    const part = rows.subarray(start, start + SEGMENT_ROWS);
    if (areWholeSegment(part, start)) {
      kept.push(column.segments[segmentOf(start)]);
      continue;
    }
    const values = new Float64Array(part.length);
    for (const block of blocksOf(part)) {
      values.set(column.read(block, read).subarray(0, block.length), block.start);
    }
    const nans = new Set<number>();
    if (column.holdsNaN) {
      for (let i = 0; i < part.length; i++) if (Number.isNaN(values[i]!) && column.has(part[i]!)) nans.add(i);
    }
    kept.push(sealNumbers(values, nans));
  }
  return kept;
}
