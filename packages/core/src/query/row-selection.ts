import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { ArraySpan } from "../table/growing-array.ts";
import type { CellTest } from "./cell-test.ts";

/** Rows of a table that have passed every condition so far, in ascending order. */
export class RowSelection {
  readonly #rows: Uint32Array;
  #count: number;

  /** @param rows in ascending order; they become the selection's own */
  constructor(rows: Uint32Array) {
    this.#rows = rows;
    this.#count = rows.length;
  }

  rows(): Uint32Array {
    return this.#rows.subarray(0, this.#count);
  }

  keepNone(): void {
    this.#count = 0;
  }

  /** Keeps the rows whose value passes; a row without a value, or with NaN, does not. */
  keepCells(column: Column, test: CellTest): void {
    if (column.kind === "numbers") this.keepNumbers(column, test);
    else this.keepValues(column, (value) => !Number.isNaN(value) && test(value));
  }

  /** Keeps the rows whose value, which may be NaN, passes; a row without a value does not. */
  keepValues(column: Column, test: CellTest): void {
    if (column.kind === "codes") {
      this.#keepCodes(column, test);
    } else {
      this.keepRows((row) => {
        const value = column.cell(row);
        return value !== undefined && test(value);
      });
    }
  }

  /** Keeps the rows whose number passes, NaN never. */
  keepNumbers({ start, values }: ArraySpan<Float64Array>, test: (value: number) => boolean): void {
    const rows = this.#rows;
    const count = this.#count;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const at = row - start;
      const value = at >= 0 && at < values.length ? values[at]! : Number.NaN;
      if (!Number.isNaN(value) && test(value)) rows[kept++] = row;
    }
    this.#count = kept;
  }

  /** Keeps the rows whose number lies in an interval, both ends included. */
  keepInterval({ start, values }: ArraySpan<Float64Array>, least: number, greatest: number): void {
    const rows = this.#rows;
    const count = this.#count;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const at = row - start;
      const value = at >= 0 && at < values.length ? values[at]! : Number.NaN;
      // Writing always and counting sometimes spares a branch that cannot be foreseen.
      rows[kept] = row;
      kept += Number(value >= least && value <= greatest);
    }
    this.#count = kept;
  }

  keepRows(test: (row: number) => boolean): void {
    const rows = this.#rows;
    const count = this.#count;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      if (test(row)) rows[kept++] = row;
    }
    this.#count = kept;
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
    return new RowSelection(this.rows().slice());
  }

  /** @param part rows of this selection only */
  #remove(part: RowSelection): void {
    if (part.#count === 0) return;
    const rows = this.#rows;
    let kept = 0;
    let removed = 0;
    for (let i = 0; i < this.#count; i++) {
      const row = rows[i]!;
      if (row === part.#rows[removed] && removed < part.#count) removed++;
      else rows[kept++] = row;
    }
    this.#count = kept;
  }

  /** Asks the test once for each code that occurs; no value fails unasked. */
  #keepCodes(column: CodedColumn, test: CellTest): void {
    const { codes, start } = column;
    const answers = new Uint8Array(column.codeCount);
    answers[0] = FAILS;
    const rows = this.#rows;
    const count = this.#count;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const at = row - start;
      const code = at >= 0 && at < codes.length ? codes[at]! : 0;
      if (answers[code] === UNKNOWN) answers[code] = test(column.valueOfCode(code)!) ? PASSES : FAILS;
      rows[kept] = row;
      kept += answers[code]! >> 1;
    }
    this.#count = kept;
  }
}

/** What is known of a code: whether it passes is its second bit. */
const UNKNOWN = 0;
const FAILS = 1;
const PASSES = 2;

/** Every row of a table, in ascending order. */
export function allRows(rowCount: number): Uint32Array {
  const rows = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) rows[row] = row;
  return rows;
}
