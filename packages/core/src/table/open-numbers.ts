import { type NumberSegment, sealNumbers } from "./number-segment.ts";
import { SEGMENT_ROWS } from "./segment.ts";

const LEAST_CAPACITY = 64;

/** A segment of numbers that is being written. */
export class OpenNumbers {
  #values = new Float64Array();
  readonly #nans = new Set<number>();
  /** One more than the last place that was set. */
  #length = 0;

  /** @param segment what is in it at first */
  constructor(segment?: NumberSegment) {
    if (segment === undefined) return;
    const { length, nanPlaces = [] } = segment.parts;
    this.#values = segment.read(length, new Float64Array(length)).slice();
    this.#length = length;
    for (const place of nanPlaces) this.#nans.add(place);
  }

  at(place: number): number | undefined {
    const value = this.#values[place] ?? Number.NaN;
    return Number.isNaN(value) && !this.#nans.has(place) ? undefined : value;
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) this.#grow(place + 1);
    this.#values[place] = value;
    if (place >= this.#length) this.#length = place + 1;
    if (Number.isNaN(value)) this.#nans.add(place);
  }

  clear(place: number): void {
    if (place < this.#values.length) this.#values[place] = Number.NaN;
    this.#nans.delete(place);
  }

  /** `undefined` without a value. */
  seal(): NumberSegment | undefined {
    return sealNumbers(this.#values.subarray(0, this.#length), this.#nans);
  }

  #grow(length: number): void {
    const capacity = Math.min(SEGMENT_ROWS, Math.max(LEAST_CAPACITY, 2 * this.#values.length, length));
    const values = new Float64Array(capacity).fill(Number.NaN);
    values.set(this.#values);
    this.#values = values;
  }
}
