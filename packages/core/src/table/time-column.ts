import { isUsualText, wallClock, wallClockText } from "../model/wall-clock.ts";
import { type ArraySpan, GrowingArray } from "./growing-array.ts";

/** A field of times. Its cells are the texts as stored; they are compared by their wall clock. */
export class TimeColumn {
  readonly kind = "times";
  /** The first row that `wallClocksUs` tells of. */
  readonly start: number;
  /** Microseconds since 1970 of the rows from `start` on; NaN where there is no value. */
  readonly wallClocksUs: Float64Array;
  readonly #texts: ReadonlyMap<number, string>;

  /** @param texts by row, of the times whose text is not what `wallClockText` makes; rows beyond the column's do not matter */
  constructor(wallClocksUs: ArraySpan<Float64Array>, texts: ReadonlyMap<number, string>) {
    this.start = wallClocksUs.start;
    this.wallClocksUs = wallClocksUs.values;
    this.#texts = texts;
  }

  cell(row: number): string | undefined {
    const wallClockUs = this.wallClocksUs[row - this.start];
    if (wallClockUs === undefined || Number.isNaN(wallClockUs)) return undefined;
    return this.#texts.get(row) ?? wallClockText(wallClockUs);
  }

  has(row: number): boolean {
    return !Number.isNaN(this.wallClocksUs[row - this.start] ?? Number.NaN);
  }

  /** The row's text where it is not what `wallClockText` makes of its wall clock: with a zone, say. */
  unusualText(row: number): string | undefined {
    return this.#texts.get(row);
  }
}

/** Collects a `TimeColumn`. A text that is no time is no value. */
export class TimeColumnBuilder {
  readonly #wallClocksUs = new GrowingArray((length) => new Float64Array(length), Number.NaN);
  #texts = new Map<number, string>();
  /** Rows before this one may be read in `#texts` by a column that was built. */
  #heldEnd = 0;
  #count = 0;

  /** Gives a time to a row that has none. */
  set(row: number, text: string): void {
    const wallClockUs = wallClock(text);
    if (wallClockUs === undefined) return;
    this.#wallClocksUs.set(row, wallClockUs);
    if (!isUsualText(text, wallClockUs)) this.#setText(row, text);
    this.#count++;
  }

  clear(row: number): void {
    if (Number.isNaN(this.#wallClocksUs.get(row))) return;
    this.#wallClocksUs.set(row, Number.NaN);
    this.#setText(row, undefined);
    this.#count--;
  }

  /** Makes some rows, in ascending order, rows 0, 1, 2 and so on. The others have been cleared. */
  keepRows(rows: Uint32Array): void {
    this.#wallClocksUs.keepPlaces(rows);
    const texts = new Map<number, string>();
    if (this.#texts.size > 0) {
      rows.forEach((row, i) => {
        const text = this.#texts.get(row);
        if (text !== undefined) texts.set(i, text);
      });
    }
    this.#texts = texts;
    this.#heldEnd = 0;
  }

  /** `undefined` without a value. */
  build(): TimeColumn | undefined {
    if (this.#count === 0) return undefined;
    const wallClocksUs = this.#wallClocksUs.span();
    this.#heldEnd = wallClocksUs.start + wallClocksUs.values.length;
    return new TimeColumn(wallClocksUs, this.#texts);
  }

  #setText(row: number, text: string | undefined): void {
    if (text === this.#texts.get(row)) return;
    if (row < this.#heldEnd) {
      this.#texts = new Map(this.#texts);
      this.#heldEnd = 0;
    }
    if (text === undefined) this.#texts.delete(row);
    else this.#texts.set(row, text);
  }
}
