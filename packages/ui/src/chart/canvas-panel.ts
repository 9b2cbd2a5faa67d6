import { drawMarks } from "./draw-marks.ts";
import type { Mark } from "./mark.ts";
import type { PaintOf } from "./svg-of-marks.ts";

/** Draws marks on a canvas of its own size in CSS pixels, sharp on any screen. The marks are in pixels of it. */
export function paintCanvas(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number; readonly ratio: number },
  marks: readonly Mark[],
  paintOf: PaintOf,
  family: string,
): void {
  canvas.width = Math.round(size.width * size.ratio);
  canvas.height = Math.round(size.height * size.ratio);
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.scale(size.ratio, size.ratio);
  drawMarks(context, marks, paintOf, family);
}
