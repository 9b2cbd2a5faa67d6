import { extentOf, spanScale } from "./extent.ts";

/** Fewer numbers are sorted. */
const MANY = 256;
const BINS = 1024;

/**
 * The numbers that would stand at some places if all were sorted; it may rearrange them. Of many numbers, two passes do,
 * however many places: one counts them in bins, the other brings together those of the few bins that the places are in.
 *
 * @param values finite
 * @param ranks places from 0 on, in ascending order
 */
export function numbersAtRanks(values: Float64Array, ranks: readonly number[]): number[] {
  const { min, max } = extentOf(values);
  if (values.length < MANY || min === max) {
    values.sort();
    return ranks.map((rank) => values[rank]!);
  }
  const scale = spanScale(min, max);
  const first = min * scale;
  // Of a tiny span, the greatest double, so that the least number is not multiplied by infinity.
  const binsPerUnit = Math.min(BINS / (max * scale - first), Number.MAX_VALUE);
  /** By bin, how many numbers are in it and those before. */
  const ends = new Uint32Array(BINS + 1);
  for (let i = 0; i < values.length; i++) ends[((values[i]! * scale - first) * binsPerUnit) | 0]!++;
  for (let bin = 1; bin <= BINS; bin++) ends[bin]! += ends[bin - 1]!;

  const isWanted = new Uint8Array(BINS + 1);
  let kept = 0;
  let bin = 0;
  const places = ranks.map((rank) => {
    while (ends[bin]! <= rank) bin++;
    if (isWanted[bin] === 0) kept += ends[bin]! - (ends[bin - 1] ?? 0);
    isWanted[bin] = 1;
    return rank - ends[bin]! + kept;
  });
  const near = new Float64Array(kept);
  kept = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (isWanted[((value * scale - first) * binsPerUnit) | 0] === 1) near[kept++] = value;
  }
  near.sort();
  return places.map((place) => near[place]!);
}
