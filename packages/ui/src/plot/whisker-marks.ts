import type { Mark, Paint } from "../chart/mark.ts";

/** A vertical line from one bound to the other, with a short cap at either end. */
export function whiskerMarks(x: number, low: number, high: number, cap: number, stroke: Paint): Mark[] {
  const rule = (x1: number, y1: number, x2: number, y2: number): Mark => ({
    kind: "rule",
    x1,
    y1,
    x2,
    y2,
    stroke,
    width: 1.2,
  });
  const half = cap / 2;
  return [rule(x, low, x, high), rule(x - half, low, x + half, low), rule(x - half, high, x + half, high)];
}
