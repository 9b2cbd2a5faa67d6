import { exactJson } from "../json/stringify-json.ts";
import type { Cell, Value } from "../model/field.ts";
import { type ArraySpan, GrowingArray } from "./growing-array.ts";

/**
 * A field whose different values are each kept once, and whose rows hold their codes: strings, booleans, integers
 * beyond 2^53 - 1, lists, objects, and fields whose values are of several types.
 */
export class CodedColumn {
  readonly kind = "codes";
  /** The first row that `codes` tells of. */
  readonly start: number;
  /** The codes of the rows from `start` on; 0 where there is no value. */
  readonly codes: Uint32Array;
  /** How many codes there are, that of no value among them. */
  readonly codeCount: number;
  readonly #values: readonly Cell[];

  /** @param values what each code stands for; may go on beyond `codeCount` */
  constructor(codes: ArraySpan<Uint32Array>, values: readonly Cell[], codeCount: number) {
    this.start = codes.start;
    this.codes = codes.values;
    this.codeCount = codeCount;
    this.#values = values;
  }

  cell(row: number): Cell {
    return this.#values[this.codeOf(row)];
  }

  has(row: number): boolean {
    return this.codeOf(row) !== 0;
  }

  /** The code of a row; 0 where it has no value. */
  codeOf(row: number): number {
    return this.codes[row - this.start] ?? 0;
  }

  /** What a code below `codeCount` stands for; `undefined` for 0, and for no other. */
  valueOfCode(code: number): Cell {
    return this.#values[code];
  }
}

/** Collects a `CodedColumn`. */
export class CodedColumnBuilder {
  readonly #codes = new GrowingArray((length) => new Uint32Array(length), 0);
  readonly #values: Cell[] = [undefined];
  readonly #codeOfScalar = new Map<Cell | symbol, number>();
  readonly #codeOfJson = new Map<string, number>();
  #count = 0;

  cell(row: number): Cell {
    return this.#values[this.#codes.get(row)];
  }

  /** Gives a value to a row that has none. */
  set(row: number, value: Value): void {
    const code =
      typeof value === "object"
        ? this.#code(this.#codeOfJson, exactJson(value), value)
        : this.#scalarCode(value);
    this.#codes.set(row, code);
    this.#count++;
  }

  clear(row: number): void {
    if (this.#codes.get(row) === 0) return;
    this.#count--;
    this.#codes.set(row, 0);
  }

  /** Makes some rows, in ascending order, rows 0, 1, 2 and so on. The others have been cleared. */
  keepRows(rows: Uint32Array): void {
    this.#codes.keepPlaces(rows);
  }

  /** `undefined` without a value. */
  build(): CodedColumn | undefined {
    return this.#count === 0
      ? undefined
      : new CodedColumn(this.#codes.span(), this.#values, this.#values.length);
  }

  #scalarCode(value: Value): number {
    return this.#code(this.#codeOfScalar, Object.is(value, -0) ? NEGATIVE_ZERO : value, value);
  }

  #code<K>(codes: Map<K, number>, key: K, value: Cell): number {
    let code = codes.get(key);
    if (code === undefined) {
      code = this.#values.push(value) - 1;
      codes.set(key, code);
    }
    return code;
  }
}

/** Stands for -0 in a map, which would take it for 0. */
const NEGATIVE_ZERO = Symbol("-0");
