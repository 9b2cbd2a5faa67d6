import type { Mark, Paint, Rect } from "./mark.ts";
import { fitText } from "./text-width.ts";

/** Where a line ends, and what is written there. */
export interface LineEnd {
  readonly label: string;
  readonly paint: Paint;
  readonly y: number;
}

const SIZE = 11.5;
const LEAST_DISTANCE = 12;

/** The names of lines at the right of a plot area, in the lines' colours, pushed apart where ends coincide. */
export function endLabelMarks(ends: readonly LineEnd[], area: Rect, width: number): Mark[] {
  const sorted = [...ends].sort((a, b) => a.y - b.y);
  const places = pushApart(
    sorted.map((end) => end.y),
    { low: area.y + 4, high: area.y + area.height - 2 },
  );
  return sorted.map((end, index) => ({
    kind: "text",
    x: area.x + area.width + 8,
    y: places[index]! + 4,
    text: fitText(end.label, SIZE, width),
    anchor: "start",
    size: SIZE,
    fill: end.paint,
    weight: 500,
  }));
}

/**
 * Places near the given ones (ascending), each at least 12 px from the next: neighbours that are too close share the
 * room about their middle. They stay within bounds as far as these have room.
 */
export function pushApart(wanted: readonly number[], bounds: { low: number; high: number }): number[] {
  let blocks: { sum: number; count: number; start: number }[] = [];
  for (const place of wanted) {
    blocks.push({ sum: place, count: 1, start: place });
    for (let last = blocks.length - 1; last > 0; last--) {
      const [above, below] = [blocks[last - 1]!, blocks[last]!];
      if (above.start + above.count * LEAST_DISTANCE <= below.start) break;
      // Each place wants the block to begin where it would be without those before it.
      const sum = above.sum + below.sum - above.count * below.count * LEAST_DISTANCE;
      const count = above.count + below.count;
      const start = clamp(sum / count, bounds, count);
      blocks = [...blocks.slice(0, last - 1), { sum, count, start }];
    }
    const only = blocks.at(-1)!;
    only.start = clamp(only.start, bounds, only.count);
  }
  return blocks.flatMap(({ start, count }) =>
    Array.from({ length: count }, (_, i) => start + i * LEAST_DISTANCE),
  );
}

function clamp(start: number, { low, high }: { low: number; high: number }, count: number): number {
  return Math.max(low, Math.min(start, high - (count - 1) * LEAST_DISTANCE));
}
