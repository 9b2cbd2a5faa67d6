import type { Cell } from "../model/field.ts";
import type { CodeSegment } from "./code-segment.ts";
import type { RowBlock } from "./row-block.ts";
import { placeOf, SEGMENT_ROWS, segmentOf } from "./segment.ts";

/** The codes of a column, segment by segment; `undefined` for a segment without values. */
export type CodeSegments = readonly (CodeSegment | undefined)[];

/** What codes stand for. */
export interface Dictionary {
  /** `undefined` for code 0, and for no other that is below the column's `codeCount`. */
  at(code: number): Cell;
}

/**
 * A field whose different values are each kept once, and whose rows hold their codes: strings, booleans, integers
 * beyond 2^53 - 1, lists, objects, and fields whose values are of several types.
 */
export class CodedColumn {
  readonly kind = "codes";
  readonly segments: CodeSegments;
  /** How many codes there are, that of no value among them. */
  readonly codeCount: number;
  readonly dictionary: Dictionary;

  /** @param dictionary may go on beyond `codeCount` */
  constructor(segments: CodeSegments, dictionary: Dictionary, codeCount: number) {
    this.segments = segments;
    this.dictionary = dictionary;
    this.codeCount = codeCount;
  }

  cell(row: number): Cell {
    return this.dictionary.at(this.codeOf(row));
  }

  has(row: number): boolean {
    return this.codeOf(row) !== 0;
  }

  /** The code of a row; 0 where it has no value. */
  codeOf(row: number): number {
    return row >= 0 ? (this.segments[segmentOf(row)]?.at(placeOf(row)) ?? 0) : 0;
  }

  /** What a code below `codeCount` stands for; `undefined` for 0, and for no other. */
  valueOfCode(code: number): Cell {
    return this.dictionary.at(code);
  }

  /** The codes of some rows: the column's own, or written into an array that is given for them. */
  read(block: RowBlock, into: Uint32Array): Uint32Array {
    const segment = this.segments[block.segment];
    if (segment === undefined) return into.fill(0, 0, block.length);
    const { rows } = block;
    if (rows === undefined) return segment.read(block.length, into);
    if (rows.length < FEW_ROWS) {
      for (let i = 0; i < rows.length; i++) into[i] = segment.at(placeOf(rows[i]!));
    } else {
      gather(segment.read(SEGMENT_ROWS, whole), rows, into);
    }
    return into;
  }
}

/** So few rows are read one by one. */
const FEW_ROWS = 256;

const whole = new Uint32Array(SEGMENT_ROWS);

function gather(codes: Uint32Array, rows: Uint32Array, into: Uint32Array): void {
  for (let i = 0; i < rows.length; i++) into[i] = codes[rows[i]! & (SEGMENT_ROWS - 1)]!;
}
