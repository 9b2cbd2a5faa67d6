import type { Rect } from "./mark.ts";

/**
 * Bars of counts side by side in a box, 1 px apart where there is room; a count that is not zero is at least 1 px high.
 *
 * @param greatest the count that is as high as the box; the greatest of these when absent
 */
export function histogramBars(
  counts: readonly number[],
  width: number,
  height: number,
  greatest = Math.max(1, ...counts),
): Rect[] {
  const step = width / counts.length;
  const gap = step > 3 ? 1 : 0;
  return counts.map((count, index) => {
    const high = count === 0 ? 0 : Math.max(1, (count / greatest) * height);
    return { x: index * step, y: height - high, width: Math.max(0.5, step - gap), height: high };
  });
}
