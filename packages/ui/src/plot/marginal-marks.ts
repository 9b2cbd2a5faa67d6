import type { Mark, Paint, Rect } from "../chart/mark.ts";

/** How high the bars beside a plot area may be, in pixels. */
export const MARGINAL_HEIGHT = 34;

const GAP = 3;
const BINS = 48;

/** The counts of one colour along an axis, from its low end up. */
export interface MarginalLayer {
  readonly paint: Paint;
  readonly counts: readonly number[];
}

/** How many of some places (0 to 1) lie in each of equal parts of an axis. */
export function countPlaces(places: readonly number[]): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const place of places) {
    if (place >= 0 && place <= 1) counts[Math.min(BINS - 1, Math.floor(place * BINS))]!++;
  }
  return counts;
}

/** Bars along the upper edge of a plot area (of x) or its right one (of y), the colours stacked. */
export function marginalMarks(layers: readonly MarginalLayer[], area: Rect, axis: "x" | "y"): Mark[] {
  const bins = layers[0]?.counts.length ?? 0;
  const totals = Array.from({ length: bins }, (_, bin) =>
    layers.reduce((sum, { counts }) => sum + counts[bin]!, 0),
  );
  const unit = MARGINAL_HEIGHT / Math.max(1, ...totals);
  const step = (axis === "x" ? area.width : area.height) / Math.max(1, bins);
  const below = new Array<number>(bins).fill(0);
  return layers.flatMap(({ counts, paint }) =>
    counts.flatMap((count, bin): Mark[] => {
      if (count === 0) return [];
      const start = below[bin]! * unit + GAP;
      below[bin] = below[bin]! + count;
      const long = Math.max(0.5, count * unit);
      const wide = Math.max(0.5, step - 1);
      const bar =
        axis === "x"
          ? { x: area.x + bin * step, y: area.y - start - long, width: wide, height: long }
          : {
              x: area.x + area.width + start,
              y: area.y + area.height - (bin + 1) * step,
              width: long,
              height: wide,
            };
      return [{ kind: "rect", ...bar, fill: paint, opacity: 0.7 }];
    }),
  );
}
