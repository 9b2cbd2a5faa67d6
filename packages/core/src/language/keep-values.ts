import type { CellTest } from "../query/cell-test.ts";
import { CodeTests } from "../query/code-tests.ts";
import type { Column } from "../table/column.ts";
import type { KeepRows } from "./keep.ts";

/** Keeps the rows whose value passes; a row without a value, or with NaN, does not. */
export function keepCells(column: Column, test: CellTest): KeepRows {
  if (column.kind === "numbers") return (selection) => selection.keepNumbers(column, test);
  return keepValues(column, (value) => !Number.isNaN(value) && test(value));
}

/** Keeps the rows whose value, which may be NaN, passes; a row without a value does not. */
export function keepValues(column: Column, test: CellTest): KeepRows {
  if (column.kind === "codes") {
    const tests = new CodeTests(column, test);
    return (selection) => selection.keepCodes(tests);
  }
  return (selection) =>
    selection.keepRows((row) => {
      const value = column.cell(row);
      return value !== undefined && test(value);
    });
}
