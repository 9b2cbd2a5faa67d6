import { drawMarks } from "./draw-marks.ts";
import { withPngText } from "./png-text.ts";
import { type Captioned, figureLayers, MARGIN } from "./svg-document.ts";
import type { PaintOf } from "./svg-of-marks.ts";

/**
 * A figure as a PNG file, with its metadata as JSON in a text chunk.
 *
 * @param scale how many pixels there are to one of the page: 1 to 4
 */
export async function pngOfFigure(captioned: Captioned, paintOf: PaintOf, scale: number): Promise<Blob> {
  const { layers, width, height } = figureLayers(captioned);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The browser gives no canvas to draw on");
  context.scale(scale, scale);
  context.fillStyle = paintOf("paper");
  context.fillRect(0, 0, width, height);
  context.translate(MARGIN, MARGIN);
  const family = getComputedStyle(document.body).fontFamily;
  for (const { marks, clip } of layers) {
    context.save();
    if (clip) {
      context.beginPath();
      context.rect(clip.x, clip.y, clip.width, clip.height);
      context.clip();
    }
    drawMarks(context, marks, paintOf, family);
    context.restore();
  }
  const plain = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (plain === null) throw new Error("The browser cannot make an image of this size");
  const bytes = new Uint8Array(await plain.arrayBuffer());
  return new Blob([withPngText(bytes, "Atlas", JSON.stringify(captioned.metadata))], { type: "image/png" });
}
