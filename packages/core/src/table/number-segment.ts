import { type PackedNumbers, packNumbers, unpackNumbers } from "./packed-numbers.ts";
import { findPlace, keptPlaces, SEGMENT_ROWS } from "./segment.ts";

/** Where there are fewer values than one in so many rows, only these rows are kept. */
export const SPARSE_PART = 4;

/** What a segment of numbers is made of. */
export interface NumberSegmentParts {
  /** How many rows it tells of; rows after these have no value. */
  readonly length: number;
  /** A number a row, NaN also where there is none; with `places`, a number for each of these. */
  readonly numbers: PackedNumbers;
  /** The places of the rows that have a value; `undefined` when `numbers` tells of every row. */
  readonly places: Uint16Array | undefined;
  /** The places of the rows whose value is NaN; `undefined` when there are none. */
  readonly nanPlaces: Uint16Array | undefined;
}

const unpacked = new Float64Array(SEGMENT_ROWS);

/** Between which numbers those of a segment lie; Infinity and -Infinity where all are NaN. */
export interface SegmentExtent {
  readonly min: number;
  readonly max: number;
  /** Whether every row that it tells of has a number. */
  readonly isFull: boolean;
}

/** The numbers of up to 16,384 rows. It never changes. */
export class NumberSegment {
  readonly parts: NumberSegmentParts;
  #extent: SegmentExtent | undefined;

  constructor(parts: NumberSegmentParts) {
    this.parts = parts;
  }

  /** Worked out when it is first asked for: what a question is not about can then be passed over at a glance. */
  get extent(): SegmentExtent {
    this.#extent ??= extentOfSegment(this.parts);
    return this.#extent;
  }

  /** NaN where there is no value. */
  at(place: number): number {
    const { numbers, places, length } = this.parts;
    const i = places === undefined ? place : findPlace(places, place);
    if (i < 0 || i >= length) return Number.NaN;
    const value = numbers.values[i] ?? Number.NaN;
    return numbers.dictionary === undefined ? value : (numbers.dictionary[value] ?? Number.NaN);
  }

  /** Whether a row has a value, which may be NaN. */
  has(place: number): boolean {
    const { nanPlaces } = this.parts;
    return !Number.isNaN(this.at(place)) || (nanPlaces !== undefined && findPlace(nanPlaces, place) >= 0);
  }

  /** The numbers of the first `length` rows: the segment's own, or written into an array that is given for them. */
  read(length: number, into: Float64Array): Float64Array {
    const { numbers, places } = this.parts;
    if (places !== undefined) {
      into.fill(Number.NaN, 0, length);
      const values = unpackNumbers(numbers, unpacked);
      for (let i = 0; i < places.length; i++) into[places[i]!] = values[i]!;
      return into;
    }
    const values = unpackNumbers(numbers, into);
    if (this.parts.length >= length) return values;
    if (values !== into) into.set(values);
    return into.fill(Number.NaN, this.parts.length, length);
  }
}

/**
 * The smallest segment that holds some numbers; `undefined` without any.
 *
 * @param values a number a row, NaN also where there is none
 * @param nans the places where it is the value that is NaN
 */
export function sealNumbers(values: Float64Array, nans: ReadonlySet<number>): NumberSegment | undefined {
  let count = nans.size;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) count++;
  if (count === 0) return undefined;
  const nanPlaces = nans.size === 0 ? undefined : Uint16Array.from(nans).sort();
  const { length } = values;
  if (count * SPARSE_PART >= length) {
    return new NumberSegment({ length, numbers: packNumbers(values), places: undefined, nanPlaces });
  }
  const places = new Uint16Array(count);
  const present = new Float64Array(count);
  let i = 0;
  for (let place = 0; i < count; place++) {
    const value = values[place]!;
    if (Number.isNaN(value) && !nans.has(place)) continue;
    places[i] = place;
    present[i++] = value;
  }
  return new NumberSegment({ length, numbers: packNumbers(present), places: keptPlaces(places), nanPlaces });
}

function extentOfSegment({ numbers, length }: NumberSegmentParts): SegmentExtent {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let count = 0;
  const values = unpackNumbers(numbers, unpacked);
  for (let i = 0; i < numbers.values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    count++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max, isFull: count === length };
}
