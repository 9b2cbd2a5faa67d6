import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import type { TimeColumn } from "../table/time-column.ts";
import type { CellTest, TimeTest } from "./cell-test.ts";

/** Rows of a table that have passed every condition so far, in ascending order. */
export class RowSelection {
  readonly #rows: Uint32Array;
  #count: number;

  constructor(rowCount: number) {
    this.#rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
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
    if (column.kind === "numbers") this.#keepNumbers(column, test);
    else if (column.kind === "codes") this.#keepCodes(column, test);
    else
      this.keepRows((row) => {
        const text = column.cell(row);
        return text !== undefined && test(text);
      });
  }

  keepTimes(column: TimeColumn, test: TimeTest): void {
    const { wallClocksUs, start } = column;
    this.keepRows((row) => {
      const wallClockUs = wallClocksUs[row - start];
      return wallClockUs !== undefined && !Number.isNaN(wallClockUs) && test(wallClockUs);
    });
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

  #keepNumbers(column: NumberColumn, test: CellTest): void {
    const { values, start } = column;
    this.keepRows((row) => {
      const i = row - start;
      const value = i >= 0 && i < values.length ? values[i]! : Number.NaN;
      return !Number.isNaN(value) && test(value);
    });
  }

  #keepCodes(column: CodedColumn, test: CellTest): void {
    const passes = codeTest(column, test);
    this.keepRows((row) => passes(column.codeOf(row)));
  }
}

/** Asks a test once for each code that occurs. */
export function codeTest(column: CodedColumn, test: CellTest): (code: number) => boolean {
  const UNKNOWN = 0;
  const FAILS = 1;
  const PASSES = 2;
  const answers = new Uint8Array(column.codeCount);
  return (code) => {
    if (answers[code] === UNKNOWN) {
      const value = column.valueOf(code);
      answers[code] = value !== undefined && !Number.isNaN(value) && test(value) ? PASSES : FAILS;
    }
    return answers[code] === PASSES;
  };
}
