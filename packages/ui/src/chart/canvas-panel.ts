import { drawMarks } from "./draw-marks.ts";
import type { Mark } from "./mark.ts";
import type { Place } from "./selection.ts";
import type { PaintOf } from "./svg-of-marks.ts";

/** Room around a plot area, so that points on its edge are whole. */
export const BLEED = 4;

/** A canvas in CSS pixels, and how many pixels of the screen there are to one. */
interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/**
 * Draws marks on a canvas, sharp on any screen.
 *
 * @param origin where the canvas begins, in the pixels of the marks
 */
export function paintCanvas(
  canvas: HTMLCanvasElement,
  size: CanvasSize,
  marks: readonly Mark[],
  paintOf: PaintOf,
  origin: Place = { x: 0, y: 0 },
): void {
  canvas.width = Math.round(size.width * size.ratio);
  canvas.height = Math.round(size.height * size.ratio);
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.scale(size.ratio, size.ratio);
  context.translate(-origin.x, -origin.y);
  drawMarks(context, marks, paintOf, "sans-serif");
}
