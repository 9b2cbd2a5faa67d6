import type { CodedColumn } from "../table/coded-column.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { CellTest } from "./cell-test.ts";

/** Of so few different values all are asked at once. */
const FEW_CODES = 256;

const UNKNOWN = 2;

/** Which codes of a column stand for values that pass: each value is asked once, when a row first has it. */
export class CodeTests {
  readonly column: CodedColumn;
  readonly #test: CellTest;
  /** By code: 1 where the value passes, 0 where not. */
  readonly answers: Uint8Array;
  readonly #areKnown: boolean;

  constructor(column: CodedColumn, test: CellTest) {
    this.column = column;
    this.#test = test;
    this.answers = new Uint8Array(column.codeCount).fill(UNKNOWN);
    this.answers[0] = 0;
    this.#areKnown = column.codeCount <= FEW_CODES;
    if (this.#areKnown) for (let code = 1; code < column.codeCount; code++) this.#ask(code);
  }

  /** The codes of a segment's rows where they are a byte each, and `answers` are all known. */
  bytesOf(segment: number): Uint8Array | undefined {
    const { codes, places, length } = this.column.segments[segment]?.parts ?? {};
    const areBytes = codes instanceof Uint8Array && places === undefined && length === SEGMENT_ROWS;
    return areBytes && this.#areKnown ? codes : undefined;
  }

  /** By code, 1 where the value passes and 0 where not: of some codes at least, of which no value never passes. */
  answersTo(codes: Uint32Array, count: number): Uint8Array {
    const answers = this.answers;
    if (this.#areKnown) return answers;
    for (let i = 0; i < count; i++) if (answers[codes[i]!] === UNKNOWN) this.#ask(codes[i]!);
    return answers;
  }

  #ask(code: number): void {
    this.answers[code] = Number(this.#test(this.column.valueOfCode(code)!));
  }
}
