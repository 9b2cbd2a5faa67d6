import { binNear } from "./equal-bins.ts";
import { spanScale } from "./extent.ts";

/** Counts numbers in bins, as `binsOf` places them, part by part; fastest where the bins are of equal width. */
export class BinCounter {
  /** Numbers that are NaN. */
  missing = 0;
  /** Infinities. */
  notFinite = 0;
  /** Finite numbers beyond the edges. */
  outside = 0;
  readonly #edges: Float64Array;
  readonly #counts: Uint32Array;

  /** @param edges of bins, in ascending order */
  constructor(edges: Float64Array) {
    this.#edges = edges;
    this.#counts = new Uint32Array(edges.length - 1);
  }

  add(numbers: Float64Array): void {
    const edges = this.#edges;
    const counts = this.#counts;
    const lastBin = counts.length - 1;
    const first = edges[0]!;
    const last = edges[lastBin + 1]!;
    const scale = spanScale(first, last);
    const start = first * scale;
    const binsPerUnit = counts.length / (last * scale - start);
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i]!;
      if (number >= first && number <= last) {
        const bin = Math.min(lastBin, ((number * scale - start) * binsPerUnit) | 0);
        if (number >= edges[bin]! && number < edges[bin + 1]!) counts[bin]!++;
        else counts[binNear(bin, number, edges)]!++;
      } else if (Number.isNaN(number)) {
        this.missing++;
      } else if (Number.isFinite(number)) {
        this.outside++;
      } else {
        this.notFinite++;
      }
    }
  }

  /** A count a bin. */
  counts(): number[] {
    return [...this.#counts];
  }
}
