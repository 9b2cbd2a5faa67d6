import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { CellTest, TimeTest } from "./cell-test.ts";

/** Rows of a table that have passed every condition so far, in ascending order. */
export class RowSelection {
  readonly #rows: Uint32Array;
  #count: number;

  constructor(rowCount: number) {
    this.#rows = allRows(rowCount);
    this.#count = rowCount;
  }

  rows(): Uint32Array {
    return this.#rows.subarray(0, this.#count);
  }

  keepNone(): void {
    this.#count = 0;
  }

  /** Keeps the rows whose value passes; a row without a value, or with NaN, does not. */
  keepCells(column: Column, test: CellTest): void {
    if (column.kind === "numbers") {
      this.keepNumbers(column.values, column.start, test);
    } else if (column.kind === "codes") {
      this.#keepCodes(column, test);
    } else {
      this.keepRows((row) => {
        const text = column.cell(row);
        return text !== undefined && test(text);
      });
    }
  }

  /** Keeps the rows whose number passes, NaN never; row `start` has the number at 0. */
  keepNumbers(numbers: Float64Array, start: number, test: TimeTest): void {
    const rows = this.#rows;
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const row = rows[i]!;
      const at = row - start;
      const value = at >= 0 && at < numbers.length ? numbers[at]! : Number.NaN;
      if (!Number.isNaN(value) && test(value)) rows[kept++] = row;
    }
    this.#count = kept;
  }

  keepRows(test: (row: number) => boolean): void {
    const rows = this.#rows;
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const row = rows[i]!;
      if (test(row)) rows[kept++] = row;
    }
    this.#count = kept;
  }

  #keepCodes(column: CodedColumn, test: CellTest): void {
    const { codes, start } = column;
    const passes = codeTest(column, test);
    const rows = this.#rows;
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const row = rows[i]!;
      const at = row - start;
      if (at >= 0 && at < codes.length && passes(codes[at]!)) rows[kept++] = row;
    }
    this.#count = kept;
  }
}

/** Every row of a table, in ascending order. */
export function allRows(rowCount: number): Uint32Array {
  const rows = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) rows[row] = row;
  return rows;
}

const UNKNOWN = 0;
const FAILS = 1;
const PASSES = 2;

/** Asks a test once for each code that occurs; it is not asked of no value and of NaN, which fail. */
export function codeTest(column: CodedColumn, test: CellTest): (code: number) => boolean {
  const answers = new Uint8Array(column.codeCount);
  return (code) => {
    if (answers[code] === UNKNOWN) {
      const value = column.valueOf(code);
      answers[code] = value !== undefined && !Number.isNaN(value) && test(value) ? PASSES : FAILS;
    }
    return answers[code] === PASSES;
  };
}
