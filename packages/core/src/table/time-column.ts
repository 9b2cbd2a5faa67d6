import { wallClockText } from "../model/wall-clock.ts";
import { type NumberColumn, numberAt, readNumberBlock } from "./number-column.ts";
import type { RowBlock } from "./row-block.ts";

/** A field of times. Its cells are the texts as stored; they are compared by their wall clock. */
export class TimeColumn {
  readonly kind = "times";
  /** Microseconds since 1970. */
  readonly wallClocks: NumberColumn;
  /** By row, the times whose text is not what `wallClockText` makes; rows beyond the column's do not matter. */
  readonly unusualTexts: ReadonlyMap<number, string>;

  constructor(wallClocks: NumberColumn, unusualTexts: ReadonlyMap<number, string>) {
    this.wallClocks = wallClocks;
    this.unusualTexts = unusualTexts;
  }

  cell(row: number): string | undefined {
    const wallClockUs = this.wallClockUs(row);
    if (Number.isNaN(wallClockUs)) return undefined;
    return this.unusualTexts.get(row) ?? wallClockText(wallClockUs);
  }

  has(row: number): boolean {
    return !Number.isNaN(this.wallClockUs(row));
  }

  /** Microseconds since 1970; NaN where there is no value. */
  wallClockUs(row: number): number {
    return numberAt(this.wallClocks.segments, row);
  }

  /** The row's text where it is not what `wallClockText` makes of its wall clock: with a zone, say. */
  unusualText(row: number): string | undefined {
    return this.unusualTexts.get(row);
  }

  /** The wall clocks of some rows: the column's own, or written into an array that is given for them. */
  read(block: RowBlock, into: Float64Array): Float64Array {
    return readNumberBlock(this.wallClocks.segments, block, into);
  }
}
