import type { Mark, Paint } from "../chart/mark.ts";
import { textWidth } from "../chart/text-width.ts";
import { formatNumber } from "../format/format-number.ts";

/** How high a key is, with the room above it. */
export const KEY_HEIGHT = 34;

const STEPS = 10;
const SWATCH = 14;
const SIZE = 10.5;

/** Which of the ten steps of the sequential ramp a place between 0 and 1 is; `undefined` where it is none. */
export function rampStep(place: number): number | undefined {
  return Number.isNaN(place) ? undefined : Math.min(STEPS - 1, Math.max(0, Math.floor(place * STEPS)));
}

/** What the colours of the ramp mean: the least and the greatest value at its ends, its upper edge at `y`. */
export function rampKeyMarks(title: string, [low, high]: readonly [number, number]): (y: number) => Mark[] {
  return (y) => {
    const text = (value: string, x: number, fill: Paint): Mark => ({
      kind: "text",
      x,
      y: y + 9,
      text: value,
      anchor: "start",
      size: SIZE,
      fill,
    });
    const start = textWidth(title, SIZE) + 12;
    const ramp = start + textWidth(formatNumber(low), SIZE) + 6;
    const swatches = Array.from(
      { length: STEPS },
      (_, step): Mark => ({
        kind: "rect",
        x: ramp + step * SWATCH,
        y,
        width: SWATCH,
        height: 11,
        fill: `seq-${step}`,
      }),
    );
    return [
      text(title, 0, "ink-2"),
      text(formatNumber(low), start, "ink-3"),
      ...swatches,
      text(formatNumber(high), ramp + STEPS * SWATCH + 6, "ink-3"),
    ];
  };
}
