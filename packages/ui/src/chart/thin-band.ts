import type { BandMark } from "./mark.ts";

/** A band that has so many points to a pixel column is drawn by the column. */
const POINTS_A_COLUMN = 2;

/**
 * The bounds that a band needs to look the same in pixels: where there are several points to a pixel column, the
 * highest and the lowest of them. A column in which a bound is missing is a gap. A band of few points stays as it is.
 */
export function thinBand(band: BandMark): BandMark {
  const { xs, lows, highs } = band;
  const span = (xs.at(-1) ?? 0) - (xs[0] ?? 0);
  if (xs.length <= POINTS_A_COLUMN * span) return band;
  const thinned = { xs: [] as number[], lows: [] as number[], highs: [] as number[] };
  for (let start = 0; start < xs.length; ) {
    const column = Math.floor(xs[start]!);
    let [low, high] = [lows[start]!, highs[start]!];
    let next = start + 1;
    for (; next < xs.length && Math.floor(xs[next]!) === column; next++) {
      // Pixels count downwards; NaN stays.
      low = Math.max(low, lows[next]!);
      high = Math.min(high, highs[next]!);
    }
    thinned.xs.push(xs[start]!);
    thinned.lows.push(low);
    thinned.highs.push(high);
    start = next;
  }
  return { ...band, ...thinned };
}
