import { exactJson } from "../json/stringify-json.ts";
import type { Cell, Value } from "../model/field.ts";
import { type CodeSegment, sealCodes } from "./code-segment.ts";
import { CodedColumn, type CodeSegments } from "./coded-column.ts";
import { GrowingSegments } from "./growing-segments.ts";
import { OpenCodes } from "./open-codes.ts";
import { blocksOf } from "./row-block.ts";
import { areWholeSegment, placeOf, SEGMENT_ROWS, segmentOf } from "./segment.ts";

/** Collects a `CodedColumn`. */
export class CodedColumnBuilder {
  readonly #segments: GrowingSegments<CodeSegment, OpenCodes>;
  /** By code. It only grows, as columns that were built read in it. */
  #values: Cell[] = [undefined];
  readonly #codeOfScalar = new Map<Cell | symbol, number>();
  readonly #codeOfJson = new Map<string, number>();
  /** How many values were cleared since it was last looked at which codes are in use. */
  #clearedCount = 0;
  #built: CodedColumn | undefined;
  /** The string that was set last, and its code: it mostly comes again. */
  #latest = "";
  #latestCode = 0;

  /** @param column what there is at first */
  constructor(column?: CodedColumn) {
    this.#segments = new GrowingSegments((segment) => new OpenCodes(segment), column?.segments);
    this.#built = column;
    for (let code = 1; code < (column?.codeCount ?? 0); code++) this.#codeOf(column!.valueOfCode(code)!);
  }

  cell(row: number): Cell {
    return this.#values[this.#segments.get(segmentOf(row))?.at(placeOf(row)) ?? 0];
  }

  /** Gives a value to a row that has none. */
  set(row: number, value: Value): void {
    this.#write(row, this.#codeOf(value));
  }

  clear(row: number): void {
    if (this.cell(row) === undefined) return;
    this.#write(row, 0);
    this.#clearedCount++;
  }

  /** Packs a segment that is not to be written soon. */
  seal(segment: number): void {
    this.#segments.seal(segment);
  }

  /** Makes some rows, in ascending order, rows 0, 1, 2 and so on. The others have been cleared. */
  keepRows(rows: Uint32Array): void {
    const column = this.build();
    if (column === undefined) return;
    const kept: (CodeSegment | undefined)[] = [];
    const read = new Uint32Array(SEGMENT_ROWS);
    for (let start = 0; start < rows.length; start += SEGMENT_ROWS) {
      const part = rows.subarray(start, start + SEGMENT_ROWS);
      if (areWholeSegment(part, start)) {
        kept.push(column.segments[segmentOf(start)]);
        continue;
      }
      const codes = new Uint32Array(part.length);
      for (const block of blocksOf(part)) {
        codes.set(column.read(block, read).subarray(0, block.length), block.start);
      }
      kept.push(sealCodes(codes));
    }
    this.#segments.replace(kept);
    this.#built = undefined;
  }

  /** `undefined` without a value; the same column as before if nothing has changed. */
  build(): CodedColumn | undefined {
    if (this.#built !== undefined) return this.#built;
    let segments = this.#segments.build();
    if (segments !== undefined && this.#clearedCount >= Math.max(LEAST_CLEARED, this.#values.length >> 1)) {
      segments = this.#withoutUnused(segments);
    }
    this.#built = segments && new CodedColumn(segments, this.#values, this.#values.length);
    return this.#built;
  }

  /**
   * Forgets the values that no row has any more, where they are half of all: in a store that is followed for long,
   * they would become ever more.
   */
  #withoutUnused(segments: CodeSegments): CodeSegments {
    this.#clearedCount = 0;
    const isUsed = usedCodes(segments, this.#values.length);
    const usedCount = isUsed.reduce((sum, used) => sum + used, 0);
    if (usedCount * 2 > this.#values.length) return segments;

    const values = this.#values;
    this.#values = [undefined];
    this.#codeOfScalar.clear();
    this.#codeOfJson.clear();
    this.#latestCode = 0;
    const newCodes = new Uint32Array(values.length);
    for (let code = 1; code < values.length; code++) {
      if (isUsed[code] === 1) newCodes[code] = this.#codeOf(values[code]!);
    }
    const recoded = segments.map((segment) => segment?.withCodes(newCodes));
    this.#segments.replace(recoded);
    return recoded;
  }

  #write(row: number, code: number): void {
    this.#segments.open(segmentOf(row)).set(placeOf(row), code);
    this.#built = undefined;
  }

  #codeOf(value: Value): number {
    if (typeof value === "string") return this.#codeOfString(value);
    if (typeof value === "object") return this.#knownCode(this.#codeOfJson, exactJson(value), value);
    return this.#knownCode(this.#codeOfScalar, Object.is(value, -0) ? NEGATIVE_ZERO : value, value);
  }

  #codeOfString(text: string): number {
    if (text !== this.#latest || this.#latestCode === 0) {
      this.#latestCode = this.#knownCode(this.#codeOfScalar, text, text);
      this.#latest = text;
    }
    return this.#latestCode;
  }

  #knownCode<K>(codes: Map<K, number>, key: K, value: Cell): number {
    let code = codes.get(key);
    if (code === undefined) {
      code = this.#values.push(value) - 1;
      codes.set(key, code);
    }
    return code;
  }
}

/** By code, 1 where some row has it. */
function usedCodes(segments: CodeSegments, codeCount: number): Uint8Array {
  const isUsed = new Uint8Array(codeCount);
  for (const segment of segments) {
    const { codes } = segment?.parts ?? { codes: [] };
    for (let i = 0; i < codes.length; i++) isUsed[codes[i]!] = 1;
  }
  isUsed[0] = 0;
  return isUsed;
}

/** After fewer cleared values it is not worth while to look which ones are still in use. */
const LEAST_CLEARED = 1024;

/** Stands for -0 in a map, which would take it for 0. */
const NEGATIVE_ZERO = Symbol("-0");
