import type { Value } from "../model/field.ts";
import { CodedColumnBuilder } from "./coded-column.ts";
import type { Column } from "./column.ts";
import { NumberColumnBuilder } from "./number-column.ts";

/** Collects one column, of whichever kind its values need: numbers as long as there is nothing else. */
export class ColumnBuilder {
  #builder: NumberColumnBuilder | CodedColumnBuilder | undefined;
  /** One more than the last row that was set. */
  #end = 0;

  /** Gives a value to a row that has none. */
  set(row: number, value: Value): void {
    this.#end = Math.max(this.#end, row + 1);
    if (typeof value === "number" && !(this.#builder instanceof CodedColumnBuilder)) {
      this.#builder ??= new NumberColumnBuilder();
      this.#builder.set(row, value);
    } else {
      this.#coded().set(row, value);
    }
  }

  clear(row: number): void {
    this.#builder?.clear(row);
  }

  /** Makes some rows, in ascending order, rows 0, 1, 2 and so on. The others have been cleared. */
  keepRows(rows: Uint32Array): void {
    this.#builder?.keepRows(rows);
  }

  build(): Column | undefined {
    return this.#builder?.build();
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
