import { type CodeSegment, sealCodes } from "./code-segment.ts";
import { SEGMENT_ROWS } from "./segment.ts";

const LEAST_CAPACITY = 64;

/** A segment of codes that is being written. */
export class OpenCodes {
  #codes = new Uint32Array();
  /** One more than the last place that was set. */
  #length = 0;

  /** @param segment what is in it at first */
  constructor(segment?: CodeSegment) {
    if (segment === undefined) return;
    const { length } = segment.parts;
    this.#codes = segment.read(length, new Uint32Array(length)).slice();
    this.#length = length;
  }

  /** 0 where there is no value. */
  at(place: number): number {
    return this.#codes[place] ?? 0;
  }

  /** @param code 0 for no value */
  set(place: number, code: number): void {
    if (place >= this.#codes.length) this.#grow(place + 1);
    this.#codes[place] = code;
    if (place >= this.#length) this.#length = place + 1;
  }

  /** `undefined` without a value. */
  seal(): CodeSegment | undefined {
    return sealCodes(this.#codes.subarray(0, this.#length));
  }

  #grow(length: number): void {
    const capacity = Math.min(SEGMENT_ROWS, Math.max(LEAST_CAPACITY, 2 * this.#codes.length, length));
    const codes = new Uint32Array(capacity);
    codes.set(this.#codes);
    this.#codes = codes;
  }
}
