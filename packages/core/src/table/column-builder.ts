import type { Cell, Value } from "../model/field.ts";
import type { CodedColumn } from "./coded-column.ts";
import { CodedColumnBuilder } from "./coded-column-builder.ts";
import type { NumberColumn } from "./number-column.ts";
import { NumberColumnBuilder } from "./number-column-builder.ts";

/** Collects one column, of whichever kind its values need: numbers as long as there is nothing else. */
export class ColumnBuilder {
  #builder: NumberColumnBuilder | CodedColumnBuilder | undefined;
  /** A column that nothing was changed in yet. */
  #untouched: NumberColumn | CodedColumn | undefined;
  /** One more than the last row that was set. */
  #end: number;

  /**
   * @param column what there is at first
   * @param rowCount how many rows that is of
   */
  constructor(column?: NumberColumn | CodedColumn, rowCount = 0) {
    this.#untouched = column;
    this.#end = rowCount;
  }

  cell(row: number): Cell {
    return (this.#untouched ?? this.#builder)?.cell(row);
  }

  /** Gives a value to a row that has none. */
  set(row: number, value: Value): void {
    this.#touch();
    this.#end = Math.max(this.#end, row + 1);
    if (typeof value === "number" && !(this.#builder instanceof CodedColumnBuilder)) {
      this.#builder ??= new NumberColumnBuilder();
      this.#builder.set(row, value);
    } else {
      this.#coded().set(row, value);
    }
  }

  clear(row: number): void {
    if (this.cell(row) === undefined) return;
    this.#touch();
    this.#builder?.clear(row);
  }

  /** Packs a segment that is not to be written soon. */
  seal(segment: number): void {
    this.#builder?.seal(segment);
  }

  /** Makes some rows, in ascending order, rows 0, 1, 2 and so on. The others have been cleared. */
  keepRows(rows: Uint32Array): void {
    this.#touch();
    this.#builder?.keepRows(rows);
    this.#end = rows.length;
  }

  build(): NumberColumn | CodedColumn | undefined {
    return this.#untouched ?? this.#builder?.build();
  }

  #touch(): void {
    const column = this.#untouched;
    if (column === undefined) return;
    this.#builder =
      column.kind === "numbers" ? new NumberColumnBuilder(column) : new CodedColumnBuilder(column);
    this.#untouched = undefined;
  }

  #coded(): CodedColumnBuilder {
    if (this.#builder instanceof CodedColumnBuilder) return this.#builder;
    const coded = new CodedColumnBuilder();
    if (this.#builder !== undefined) {
      for (let row = 0; row < this.#end; row++) {
        const value = this.#builder.cell(row);
        if (value !== undefined) coded.set(row, value);
      }
    }
    this.#builder = coded;
    return coded;
  }
}
