import { SPARSE_PART } from "./number-segment.ts";
import { findPlace, keptPlaces } from "./segment.ts";

/** Codes in the smallest array that holds them. */
type Codes = Uint8Array | Uint16Array | Uint32Array;

/** What a segment of codes is made of. */
export interface CodeSegmentParts {
  /** How many rows it tells of; rows after these have no value. */
  readonly length: number;
  /** A code a row, 0 where there is no value; with `places`, a code for each of these. */
  readonly codes: Codes;
  /** The places of the rows that have a value; `undefined` when `codes` tells of every row. */
  readonly places: Uint16Array | undefined;
}

/** The codes of up to 16,384 rows. It never changes. */
export class CodeSegment {
  readonly parts: CodeSegmentParts;

  constructor(parts: CodeSegmentParts) {
    this.parts = parts;
  }

  /** 0 where there is no value. */
  at(place: number): number {
    const { codes, places } = this.parts;
    return codes[places === undefined ? place : findPlace(places, place)] ?? 0;
  }

  /** The same rows with other codes: `newCodes[code]` in the place of `code`, 0 in that of 0 alone. */
  withCodes(newCodes: Uint32Array): CodeSegment {
    const codes = Uint32Array.from(this.parts.codes, (code) => newCodes[code]!);
    const greatest = codes.reduce((a, b) => Math.max(a, b), 0);
    return new CodeSegment({ ...this.parts, codes: narrowed(codes, greatest) });
  }

  /** The codes of the first `length` rows: the segment's own, or written into an array that is given for them. */
  read(length: number, into: Uint32Array): Uint32Array {
    const { codes, places } = this.parts;
    if (places !== undefined) {
      into.fill(0, 0, length);
      for (let i = 0; i < places.length; i++) into[places[i]!] = codes[i]!;
      return into;
    }
    if (codes instanceof Uint32Array && codes.length >= length) return codes;
    into.set(codes);
    return into.fill(0, codes.length, length);
  }
}

/** The smallest segment that holds some codes; `undefined` when all are 0. */
export function sealCodes(codes: Uint32Array): CodeSegment | undefined {
  const { length } = codes;
  let count = 0;
  let greatest = 0;
  for (let i = 0; i < length; i++) {
    const code = codes[i]!;
    if (code === 0) continue;
    count++;
    if (code > greatest) greatest = code;
  }
  if (count === 0) return undefined;
  if (count * SPARSE_PART >= length) {
    return new CodeSegment({ length, codes: narrowed(codes, greatest), places: undefined });
  }
  const places = new Uint16Array(count);
  const present = new Uint32Array(count);
  let i = 0;
  for (let place = 0; i < count; place++) {
    if (codes[place] === 0) continue;
    places[i] = place;
    present[i++] = codes[place]!;
  }
  return new CodeSegment({ length, codes: narrowed(present, greatest), places: keptPlaces(places) });
}

function narrowed(codes: Uint32Array, greatest: number): Codes {
  if (greatest < 1 << 8) return new Uint8Array(codes);
  return greatest < 1 << 16 ? new Uint16Array(codes) : codes.slice();
}
