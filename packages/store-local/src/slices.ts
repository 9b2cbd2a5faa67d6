import { setImmediate } from "node:timers/promises";

const SLICE_MS = 8;

/** Work in slices: what is synchronous gives the event loop its turn every 8 ms. */
export class Slices {
  #endMs = performance.now() + SLICE_MS;

  /** Whether the present slice is used up: then `next` is to be awaited. */
  isOver(): boolean {
    return performance.now() >= this.#endMs;
  }

  /** Resolves when the event loop has had its turn. */
  async next(): Promise<void> {
    await setImmediate();
    this.#endMs = performance.now() + SLICE_MS;
  }
}
