import type { NumberSummary } from "@atlas/core";
import { formatNumber } from "../format/format-number.ts";

/** The paths of a small histogram, in a box one wide for each bin and 22 high. */
export interface SpreadDrawing {
  readonly bars: string;
  /** From the lower quartile to the upper one. */
  readonly box: string;
  readonly median: string;
  /** What it shows, in words. */
  readonly label: string;
}

const BASE = 16;
const GAP = 0.25;

/** How the numbers of a metric are drawn; `undefined` without any. */
export function spreadDrawing({ counts, spread, scale }: NumberSummary): SpreadDrawing | undefined {
  if (spread === null) return undefined;
  const most = Math.max(...counts);
  const bars = counts.map((count, bin) => {
    if (count === 0) return "";
    const height = Math.max(1, BASE * Math.sqrt(count / most));
    return `M${bin} ${BASE}v${(-height).toFixed(2)}h${1 - GAP}v${height.toFixed(2)}z`;
  });
  const position = (value: number) => (counts.length * placeOf(value, spread, scale)).toFixed(2);
  const { min, q1, median, q3, max } = spread;
  return {
    bars: bars.join(""),
    box: `M${position(q1)} 20H${position(q3)}`,
    median: `M${position(median)} 18v4`,
    label: `From ${formatNumber(min)} to ${formatNumber(max)}${scale === "log" ? " on a log scale" : ""}, half of them between ${formatNumber(q1)} and ${formatNumber(q3)}, the median ${formatNumber(median)}`,
  };
}

/** Where a value lies between the least and the greatest, from 0 to 1; in the middle where they are one. */
function placeOf(
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
  scale: NumberSummary["scale"],
): number {
  // Halves, as the whole range may be wider than the greatest double.
  const halfOf = (number: number) => (scale === "log" ? Math.log(number) : number) / 2;
  const span = halfOf(max) - halfOf(min);
  return span > 0 ? (halfOf(value) - halfOf(min)) / span : 0.5;
}
