import { spanScale } from "./extent.ts";

/**
 * The edges of bins of equal width, one more than there are bins: as `numpy.histogram` has them, and so from 0.5 below
 * to 0.5 above where both ends are one value.
 *
 * @param low finite
 * @param high finite, not less than `low`
 */
export function equalBins(low: number, high: number, binCount: number): Float64Array {
  const first = low === high ? low - 0.5 : low;
  const last = low === high ? high + 0.5 : high;
  const scale = spanScale(first, last);
  const step = (last * scale - first * scale) / binCount;
  const edges = new Float64Array(binCount + 1).fill(last);
  // A step that is among the least of all doubles may be rounded up so much that the last ones would pass the end.
  for (let i = 0; i < binCount; i++) edges[i] = Math.min(last, (first * scale + i * step) / scale);
  return edges;
}

/**
 * The edges of bins that span equal ratios, one more than there are bins.
 *
 * @param low above 0
 * @param high finite, greater than `low`
 */
export function ratioBins(low: number, high: number, binCount: number): Float64Array {
  const start = Math.log10(low);
  const step = (Math.log10(high) - start) / binCount;
  const edges = new Float64Array(binCount + 1).fill(high);
  edges[0] = low;
  for (let i = 1; i < binCount; i++) edges[i] = Math.min(high, Math.max(low, 10 ** (start + i * step)));
  return edges;
}

/** Stands for no bin among the bins of numbers. */
export const NO_BIN = 255;

/**
 * The bin of each number. A bin holds its lower edge but not its upper one, the last bin holds both; a number beyond
 * the edges, an infinity and NaN have `NO_BIN`.
 *
 * @param edges of at most 255 bins of equal width
 */
export function binsOf(values: Float64Array, edges: Float64Array): Uint8Array {
  const lastBin = edges.length - 2;
  const first = edges[0]!;
  const last = edges[lastBin + 1]!;
  const scale = spanScale(first, last);
  const binsPerUnit = (lastBin + 1) / (last * scale - first * scale);
  const bins = new Uint8Array(values.length).fill(NO_BIN);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= first && value <= last)) continue;
    bins[i] = binNear(Math.min(lastBin, ((value * scale - first * scale) * binsPerUnit) | 0), value, edges);
  }
  return bins;
}

/**
 * The bin of a number between the edges, from one nearby on: rounding may put a number beside the edge that it lies
 * on, and where edges coincide it may lie on several.
 */
export function binNear(near: number, number: number, edges: Float64Array): number {
  const lastBin = edges.length - 2;
  let bin = near;
  while (bin > 0 && number < edges[bin]!) bin--;
  while (bin < lastBin && number >= edges[bin + 1]!) bin++;
  return bin;
}

/** How many numbers are in each of `binCount` bins, given the bin of each number as `binsOf` has it. */
export function countBins(bins: Uint8Array, binCount: number): number[] {
  const counts = new Uint32Array(NO_BIN + 1);
  for (let i = 0; i < bins.length; i++) counts[bins[i]!]!++;
  return [...counts.subarray(0, binCount)];
}
