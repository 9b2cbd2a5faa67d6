import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { AllRows, listOf, type RowBlock } from "../table/row-block.ts";
import { placeOf, SEGMENT_ROWS } from "../table/segment.ts";
import type { TimeColumn } from "../table/time-column.ts";
import type { CodeTests } from "./code-tests.ts";
import { keepAnswered, keepFirstPassing, keepFirstWithin, keepPassing, keepWithin } from "./keep-rows.ts";

/** What columns are read into: nothing else is read before what is in them has been used. */
const numbers = new Float64Array(SEGMENT_ROWS);
const codes = new Uint32Array(SEGMENT_ROWS);

/** So few rows are looked at one by one. */
const FEW_ROWS = 256;

/** Copies that are done with, to be used again. */
const spare: RowSelection[] = [];

/** Rows of one segment that have passed every condition so far, in ascending order. */
export class RowSelection {
  #segment = 0;
  #rows = new Uint32Array(SEGMENT_ROWS);
  #count = 0;
  /** How many rows there were at first. */
  #length = 0;
  /** Whether these are the first rows of the segment, which are not in `#rows` then. */
  #isWhole = false;

  /** Begins anew, with the first rows of a segment. */
  reset(segment: number, count: number): void {
    this.#segment = segment;
    this.#count = count;
    this.#length = count;
    this.#isWhole = true;
  }

  get #first(): number {
    return this.#segment * SEGMENT_ROWS;
  }

  get length(): number {
    return this.#count;
  }

  /** The rows, as columns are read by; they are valid until the next condition. */
  block(): RowBlock {
    const rows = this.#isWhole ? undefined : this.#rows.subarray(0, this.#count);
    return { segment: this.#segment, start: 0, length: this.#count, rows };
  }

  /** A copy of the rows. */
  rows(): Uint32Array {
    this.#list();
    return this.#rows.slice(0, this.#count);
  }

  keepNone(): void {
    this.#count = 0;
  }

  /** Keeps the rows whose code passes. */
  keepCodes(tests: CodeTests): void {
    const bytes = tests.bytesOf(this.#segment);
    if (bytes !== undefined) {
      this.#count = this.#isWhole
        ? keepFirstPassing(this.#rows, this.#count, this.#first, bytes, tests.answers)
        : keepPassing(this.#rows, this.#count, bytes, tests.answers);
      this.#isWhole = false;
      return;
    }
    const read = tests.column.read(this.block(), codes);
    const answers = tests.answersTo(read, this.#count);
    this.#list();
    this.#count = keepAnswered(this.#rows, this.#count, read, answers);
  }

  /** Keeps the rows whose number lies in an interval, both ends included. */
  keepInterval(column: NumberColumn | TimeColumn, least: number, greatest: number): void {
    const { segments } = column.kind === "times" ? column.wallClocks : column;
    const segment = segments[this.#segment];
    if (segment === undefined || segment.extent.max < least || segment.extent.min > greatest) {
      this.#count = 0;
      return;
    }
    const { min, max, isFull } = segment.extent;
    if (isFull && segment.parts.length >= this.#length && min >= least && max <= greatest) return;
    if (!this.#isWhole && this.#count < FEW_ROWS) {
      const isWithin = (value: number) => value >= least && value <= greatest;
      this.keepRows((row) => isWithin(segment.at(placeOf(row))));
      return;
    }
    const values = segment.read(this.#length, numbers);
    this.#count = this.#isWhole
      ? keepFirstWithin(this.#rows, this.#count, this.#first, values, least, greatest)
      : keepWithin(this.#rows, this.#count, values, least, greatest);
    this.#isWhole = false;
  }

  /** Keeps the rows whose number passes, NaN never. */
  keepNumbers(column: NumberColumn | TimeColumn, test: (value: number) => boolean): void {
    const values = column.read(this.block(), numbers);
    this.#list();
    const rows = this.#rows;
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const value = values[i]!;
      if (!Number.isNaN(value) && test(value)) rows[kept++] = rows[i]!;
    }
    this.#count = kept;
  }

  keepRows(test: (row: number) => boolean): void {
    this.#list();
    const rows = this.#rows;
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const row = rows[i]!;
      if (test(row)) rows[kept++] = row;
    }
    this.#count = kept;
  }

  /** Keeps the rows that have a value, NaN included, or those that have none. */
  keepPresent(column: Column, isPresent: boolean): void {
    this.keepRows((row) => column.has(row) === isPresent);
  }

  /** Keeps the rows that stand at some places of the segment, which ascend. */
  keepPlaces(places: readonly number[]): void {
    const first = this.#first;
    if (this.#isWhole) {
      this.#isWhole = false;
      this.#count = places.length;
      for (let i = 0; i < places.length; i++) this.#rows[i] = first + places[i]!;
      return;
    }
    let next = 0;
    this.keepRows((row) => {
      while (next < places.length && first + places[next]! < row) next++;
      return next < places.length && first + places[next]! === row;
    });
  }

  /** Keeps the rows that at least one of some conditions keeps. */
  keepAny(conditions: Iterable<(selection: RowSelection) => void>): void {
    const rest = this.#copy();
    for (const keep of conditions) {
      if (rest.#count === 0) break;
      rest.drop(keep);
    }
    this.#remove(rest);
  }

  /** Drops the rows that a condition keeps. */
  drop(keep: (selection: RowSelection) => void): void {
    const dropped = this.#copy();
    keep(dropped);
    this.#remove(dropped);
  }

  #copy(): RowSelection {
    const copy = spare.pop() ?? new RowSelection();
    copy.reset(this.#segment, this.#length);
    copy.#count = this.#count;
    copy.#isWhole = this.#isWhole;
    if (!this.#isWhole) copy.#rows.set(this.#rows.subarray(0, this.#count));
    return copy;
  }

  /** Writes the rows down, if they are all of the segment so far. */
  #list(): void {
    if (!this.#isWhole) return;
    const first = this.#first;
    const rows = this.#rows;
    for (let i = 0; i < this.#count; i++) rows[i] = first + i;
    this.#isWhole = false;
  }

  /** @param part a copy that is done with, of rows of this selection only */
  #remove(part: RowSelection): void {
    spare.push(part);
    if (part.#count === 0) return;
    if (part.#count === this.#count) {
      this.#count = 0;
      return;
    }
    this.#list();
    part.#list();
    const rows = this.#rows;
    let kept = 0;
    let removed = 0;
    for (let i = 0; i < this.#count; i++) {
      const row = rows[i]!;
      if (removed < part.#count && row === part.#rows[removed]) removed++;
      else rows[kept++] = row;
    }
    this.#count = kept;
  }
}

/** Every row of a table, in ascending order. */
export function allRows(rowCount: number): Uint32Array {
  return listOf(new AllRows(rowCount));
}
