import type { LegendEntry } from "./figure.ts";
import type { Mark } from "./mark.ts";
import { fitText, textWidth } from "./text-width.ts";

const SIZE = 11.5;
const LINE = 18;
const SWATCH = 16;
const MOST_TEXT = 160;

/** A legend in lines from left to right, and how high it is: each entry a short stroke and its name. */
export function legendMarks(
  entries: readonly LegendEntry[],
  place: { readonly x: number; readonly y: number; readonly width: number },
): { readonly marks: readonly Mark[]; readonly height: number } {
  const marks: Mark[] = [];
  let x = place.x;
  let line = 0;
  for (const entry of entries) {
    const text = fitText(entry.label, SIZE, MOST_TEXT);
    const width = SWATCH + 6 + textWidth(text, SIZE) + 14;
    if (x > place.x && x + width > place.x + place.width) {
      x = place.x;
      line++;
    }
    const middle = place.y + line * LINE + LINE / 2;
    marks.push(
      {
        kind: "line",
        xs: [x + 1, x + SWATCH],
        ys: [middle, middle],
        stroke: entry.paint,
        width: 3,
        ...(entry.dash && { dash: entry.dash }),
      },
      {
        kind: "text",
        x: x + SWATCH + 6,
        y: middle + 4,
        text,
        anchor: "start",
        size: SIZE,
        fill: "ink-2",
      },
    );
    x += width;
  }
  return { marks, height: entries.length === 0 ? 0 : (line + 1) * LINE };
}
