/** An array of numbers of one element kind. */
export type NumberArray = Float64Array | Uint32Array | Uint8Array;

/** Places `start` to `start + values.length` of an array; every other place is empty. */
export interface ArraySpan<A extends NumberArray> {
  readonly start: number;
  readonly values: A;
}

/**
 * An array that grows at both ends and costs only what lies between its first and its last value. Spans that were
 * taken of it stay as they were: places that a span holds are copied before they are written again.
 */
export class GrowingArray<A extends NumberArray> {
  readonly #create: (length: number) => A;
  readonly #empty: number;
  #values: A;
  #start = 0;
  #length = 0;
  /** Places before this one may be held by a span. */
  #heldEnd = 0;

  /** @param empty what stands where nothing was set */
  constructor(create: (length: number) => A, empty: number) {
    this.#create = create;
    this.#empty = empty;
    this.#values = create(0);
  }

  get(place: number): number {
    const i = place - this.#start;
    return i >= 0 && i < this.#length ? this.#values[i]! : this.#empty;
  }

  set(place: number, value: number): void {
    if (this.#length === 0) this.#start = place;
    if (place < this.#heldEnd || place < this.#start || place - this.#start >= this.#values.length) {
      this.#reallocate(place);
    }
    const i = place - this.#start;
    this.#values[i] = value;
    if (i >= this.#length) this.#length = i + 1;
  }

  /** What is set now. */
  span(): ArraySpan<A> {
    this.#heldEnd = this.#start + this.#length;
    return { start: this.#start, values: this.#values.subarray(0, this.#length) as A };
  }

  /** Moves what stands at some places, in ascending order, to 0, 1, 2 and so on. What stands elsewhere is dropped. */
  keepPlaces(places: Uint32Array): void {
    const end = this.#start + this.#length;
    let first = 0;
    while (first < places.length && places[first]! < this.#start) first++;
    let last = first;
    while (last < places.length && places[last]! < end) last++;
    const values = this.#create(last - first);
    for (let i = first; i < last; i++) values[i - first] = this.#values[places[i]! - this.#start]!;
    this.#values = values;
    this.#start = first;
    this.#length = values.length;
    this.#heldEnd = 0;
  }

  #reallocate(place: number): void {
    const start = Math.min(this.#start, place);
    const needed = Math.max(this.#start + this.#length, place + 1) - start;
    const values = this.#create(
      needed <= this.#values.length ? this.#values.length : Math.max(64, needed * 2),
    );
    if (this.#empty !== 0) values.fill(this.#empty);
    values.set(this.#values.subarray(0, this.#length), this.#start - start);
    this.#values = values;
    this.#length += this.#start - start;
    this.#start = start;
    this.#heldEnd = start;
  }
}
