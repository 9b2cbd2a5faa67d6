import type { BandMark, DotsMark, LineMark, Mark, Rect, TextMark } from "./mark.ts";
import { type PaintOf, spansOf } from "./svg-of-marks.ts";

/** What of a canvas marks are drawn with. */
export type Canvas = CanvasRenderingContext2D;

/**
 * Draws marks on a canvas, in their order. What they set of it stays set.
 *
 * @param paintOf a canvas knows no custom properties: this must give plain colours
 * @param family the typeface of text
 */
export function drawMarks(canvas: Canvas, marks: readonly Mark[], paintOf: PaintOf, family: string): void {
  for (const mark of marks) drawMark(canvas, mark, paintOf, family);
}

function drawMark(canvas: Canvas, mark: Mark, paintOf: PaintOf, family: string): void {
  switch (mark.kind) {
    case "rule":
      canvas.globalAlpha = 1;
      canvas.setLineDash([]);
      canvas.strokeStyle = paintOf(mark.stroke);
      canvas.lineWidth = mark.width;
      canvas.beginPath();
      canvas.moveTo(mark.x1, mark.y1);
      canvas.lineTo(mark.x2, mark.y2);
      canvas.stroke();
      break;
    case "rect":
      drawRect(canvas, mark, paintOf(mark.fill), mark.opacity, mark.outline && paintOf(mark.outline));
      break;
    case "line":
      drawLine(canvas, mark, paintOf);
      break;
    case "band":
      drawBand(canvas, mark, paintOf);
      break;
    case "dots":
      drawDots(canvas, mark, paintOf);
      break;
    case "text":
      drawText(canvas, mark, paintOf, family);
      break;
  }
}

function drawRect(canvas: Canvas, rect: Rect, fill: string, opacity = 1, outline?: string): void {
  canvas.fillStyle = fill;
  canvas.globalAlpha = opacity;
  canvas.fillRect(rect.x, rect.y, rect.width, rect.height);
  if (outline === undefined) return;
  canvas.globalAlpha = 1;
  canvas.strokeStyle = outline;
  canvas.lineWidth = 1;
  canvas.setLineDash([]);
  canvas.strokeRect(rect.x, rect.y, rect.width, rect.height);
}

function drawLine(canvas: Canvas, mark: LineMark, paintOf: PaintOf): void {
  canvas.strokeStyle = paintOf(mark.stroke);
  canvas.lineWidth = mark.width;
  canvas.globalAlpha = mark.opacity ?? 1;
  canvas.lineJoin = "round";
  canvas.lineCap = "round";
  canvas.setLineDash([...(mark.dash ?? [])]);
  canvas.beginPath();
  let isDown = false;
  for (let index = 0; index < mark.xs.length; index++) {
    const y = mark.ys[index]!;
    if (Number.isNaN(y)) isDown = false;
    else if (isDown) canvas.lineTo(mark.xs[index]!, y);
    else {
      canvas.moveTo(mark.xs[index]!, y);
      isDown = true;
    }
  }
  canvas.stroke();
}

function drawBand(canvas: Canvas, { xs, lows, highs, fill, opacity }: BandMark, paintOf: PaintOf): void {
  canvas.fillStyle = paintOf(fill);
  canvas.globalAlpha = opacity;
  for (const [start, end] of spansOf(lows, highs)) {
    canvas.beginPath();
    for (let index = start; index < end; index++) canvas.lineTo(xs[index]!, highs[index]!);
    for (let index = end - 1; index >= start; index--) canvas.lineTo(xs[index]!, lows[index]!);
    canvas.closePath();
    canvas.fill();
  }
}

/** Above this many points each is a square: a circle that small looks the same, and costs ten times as much. */
const MOST_CIRCLES = 5000;

function drawDots(canvas: Canvas, mark: DotsMark, paintOf: PaintOf): void {
  const { xs, ys, radius, opacity = 1 } = mark;
  canvas.fillStyle = paintOf(mark.fill);
  canvas.globalAlpha = opacity;
  if (mark.outline === undefined && xs.length > MOST_CIRCLES) {
    // On whole pixels: what lies between them is blended, at a cost.
    const side = Math.max(2, Math.round(2 * radius));
    for (let index = 0; index < xs.length; index++) {
      canvas.fillRect(Math.round(xs[index]! - radius), Math.round(ys[index]! - radius), side, side);
    }
    return;
  }
  if (mark.outline) {
    canvas.strokeStyle = paintOf(mark.outline);
    canvas.lineWidth = 1;
    canvas.setLineDash([]);
  }
  for (let index = 0; index < xs.length; index++) {
    canvas.beginPath();
    canvas.arc(xs[index]!, ys[index]!, radius, 0, 2 * Math.PI);
    canvas.fill();
    if (mark.outline) canvas.stroke();
  }
}

function drawText(canvas: Canvas, mark: TextMark, paintOf: PaintOf, family: string): void {
  canvas.save();
  canvas.globalAlpha = 1;
  canvas.fillStyle = paintOf(mark.fill);
  canvas.font = `${mark.weight ?? 400} ${mark.size}px ${family}`;
  canvas.textAlign = mark.anchor === "middle" ? "center" : mark.anchor;
  canvas.translate(mark.x, mark.y);
  if (mark.rotate !== undefined) canvas.rotate((mark.rotate * Math.PI) / 180);
  canvas.fillText(mark.text, 0, 0);
  canvas.restore();
}
