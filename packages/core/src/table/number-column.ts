import { type ArraySpan, GrowingArray } from "./growing-array.ts";

/** A field whose every value is a `number`. */
export class NumberColumn {
  readonly kind = "numbers";
  /** The first row that `values` tells of. */
  readonly start: number;
  /** The values of the rows from `start` on; NaN also where there is none. */
  readonly values: Float64Array;
  /** A bit a row: whether it has a value. The byte at 0 is that of row `8 * presentStart`. */
  readonly #present: Uint8Array;
  readonly #presentStart: number;

  constructor(values: ArraySpan<Float64Array>, present: ArraySpan<Uint8Array>) {
    this.start = values.start;
    this.values = values.values;
    this.#presentStart = present.start;
    this.#present = present.values;
  }

  cell(row: number): number | undefined {
    const value = this.values[row - this.start];
    return value === undefined || !this.has(row) ? undefined : value;
  }

  /** Whether the row has a value, which may be NaN. */
  has(row: number): boolean {
    const i = row - this.start;
    if (i < 0 || i >= this.values.length) return false;
    return ((this.#present[(row >> 3) - this.#presentStart]! >> (row & 7)) & 1) === 1;
  }
}

/** Collects a `NumberColumn`. */
export class NumberColumnBuilder {
  readonly #values = new GrowingArray((length) => new Float64Array(length), Number.NaN);
  #present = emptyBits();
  #count = 0;

  cell(row: number): number | undefined {
    return this.#isPresent(row) ? this.#values.get(row) : undefined;
  }

  /** Gives a value to a row that has none. */
  set(row: number, value: number): void {
    this.#flip(row, 1);
    this.#values.set(row, value);
  }

  clear(row: number): void {
    if (!this.#isPresent(row)) return;
    this.#flip(row, -1);
    this.#values.set(row, Number.NaN);
  }

  /** Makes some rows, in ascending order, rows 0, 1, 2 and so on. The others have been cleared. */
  keepRows(rows: Uint32Array): void {
    const present = emptyBits();
    for (let i = 0; i < rows.length; i++) {
      if (this.#isPresent(rows[i]!)) present.set(i >> 3, present.get(i >> 3) | (1 << (i & 7)));
    }
    this.#present = present;
    this.#values.keepPlaces(rows);
  }

  /** `undefined` without a value. */
  build(): NumberColumn | undefined {
    return this.#count === 0 ? undefined : new NumberColumn(this.#values.span(), this.#present.span());
  }

  #isPresent(row: number): boolean {
    return ((this.#present.get(row >> 3) >> (row & 7)) & 1) === 1;
  }

  #flip(row: number, change: 1 | -1): void {
    this.#present.set(row >> 3, this.#present.get(row >> 3) ^ (1 << (row & 7)));
    this.#count += change;
  }
}

function emptyBits(): GrowingArray<Uint8Array> {
  return new GrowingArray((length) => new Uint8Array(length), 0);
}
