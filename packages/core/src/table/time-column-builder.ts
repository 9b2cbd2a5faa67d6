import { isUsualText, wallClock, wallClockText } from "../model/wall-clock.ts";
import { NumberColumnBuilder } from "./number-column-builder.ts";
import { TimeColumn } from "./time-column.ts";

/** Collects a `TimeColumn`. A text that is no time is no value. */
export class TimeColumnBuilder {
  readonly #wallClocksUs: NumberColumnBuilder;
  #texts: Map<number, string>;
  /** One more than the last row that was set. */
  #end = 0;
  /** Rows before this one may be read in `#texts` by a column that was built. */
  #heldEnd = 0;

  /**
   * @param column what there is at first
   * @param rowCount how many rows that is of
   */
  constructor(column?: TimeColumn, rowCount = 0) {
    this.#wallClocksUs = new NumberColumnBuilder(column?.wallClocks);
    this.#texts = new Map(column?.unusualTexts);
    this.#end = rowCount;
  }

  cell(row: number): string | undefined {
    const wallClockUs = this.#wallClocksUs.cell(row);
    return wallClockUs === undefined ? undefined : (this.#texts.get(row) ?? wallClockText(wallClockUs));
  }

  /** Gives a time to a row that has none. */
  set(row: number, text: string): void {
    const wallClockUs = wallClock(text);
    if (wallClockUs === undefined) return;
    this.#wallClocksUs.set(row, wallClockUs);
    if (!isUsualText(text, wallClockUs)) this.#setText(row, text);
    this.#end = Math.max(this.#end, row + 1);
  }

  clear(row: number): void {
    this.#wallClocksUs.clear(row);
    this.#setText(row, undefined);
  }

  /** Packs a segment that is not to be written soon. */
  seal(segment: number): void {
    this.#wallClocksUs.seal(segment);
  }

  /** Makes some rows, in ascending order, rows 0, 1, 2 and so on. The others have been cleared. */
  keepRows(rows: Uint32Array): void {
    this.#wallClocksUs.keepRows(rows);
    const texts = new Map<number, string>();
    if (this.#texts.size > 0) {
      rows.forEach((row, i) => {
        const text = this.#texts.get(row);
        if (text !== undefined) texts.set(i, text);
      });
    }
    this.#texts = texts;
    this.#end = rows.length;
    this.#heldEnd = 0;
  }

  /** `undefined` without a value. */
  build(): TimeColumn | undefined {
    const wallClocks = this.#wallClocksUs.build();
    if (wallClocks === undefined) return undefined;
    this.#heldEnd = this.#end;
    return new TimeColumn(wallClocks, this.#texts);
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
