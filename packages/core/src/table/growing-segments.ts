/** A segment that is being written. */
export interface OpenSegment<Segment> {
  /** `undefined` without a value. */
  seal(): Segment | undefined;
}

/**
 * The segments of a column that is being written. Those that were sealed never change: one that is written again is
 * opened as a copy, so whoever has it keeps what it was.
 */
export class GrowingSegments<Segment, Open extends OpenSegment<Segment>> {
  readonly #open = new Map<number, Open>();
  readonly #reopen: (segment: Segment | undefined) => Open;
  #sealed: (Segment | undefined)[];
  /** The segment that was opened last, and which one it is; -1 for none. */
  #latest: Open | undefined;
  #latestSegment = -1;

  constructor(reopen: (segment: Segment | undefined) => Open, sealed: readonly (Segment | undefined)[] = []) {
    this.#reopen = reopen;
    this.#sealed = [...sealed];
  }

  /** What is in a segment, open or sealed. */
  get(segment: number): Open | Segment | undefined {
    return this.#open.get(segment) ?? this.#sealed[segment];
  }

  /** A segment to write into. */
  open(segment: number): Open {
    if (segment === this.#latestSegment) return this.#latest!;
    let open = this.#open.get(segment);
    if (open === undefined) {
      open = this.#reopen(this.#sealed[segment]);
      this.#open.set(segment, open);
    }
    this.#latest = open;
    this.#latestSegment = segment;
    return open;
  }

  /** Packs a segment if it is open; it can be opened again. */
  seal(segment: number): void {
    const open = this.#open.get(segment);
    if (open === undefined) return;
    while (this.#sealed.length < segment) this.#sealed.push(undefined);
    this.#sealed[segment] = open.seal();
    this.#open.delete(segment);
    if (segment === this.#latestSegment) this.#latestSegment = -1;
  }

  /** Every segment, sealed; `undefined` when all are without a value. */
  build(): readonly (Segment | undefined)[] | undefined {
    for (const segment of this.#open.keys()) this.seal(segment);
    return this.#sealed.some((segment) => segment !== undefined) ? [...this.#sealed] : undefined;
  }

  /** Puts sealed segments in the place of all that are there. */
  replace(sealed: readonly (Segment | undefined)[]): void {
    this.#open.clear();
    this.#latestSegment = -1;
    this.#sealed = [...sealed];
  }
}
