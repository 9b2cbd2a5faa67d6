import type { PaintOf } from "./svg-of-marks.ts";

/** What figures are drawn with, as the light theme has it (`theme/tokens.css`). */
const COLORS = new Map([
  ["paper", "#ffffff"],
  ["sunken", "#eeeeea"],
  ["ink-1", "#16181b"],
  ["ink-2", "#454a4f"],
  ["ink-3", "#656a70"],
  ["ink-4", "#a3a7a8"],
  ["line-1", "#e6e6e1"],
  ["line-2", "#d3d4ce"],
  ["line-3", "#8b9092"],
  ["cat-1", "#3663c3"],
  ["cat-2", "#b65e40"],
  ["cat-3", "#008b7f"],
  ["cat-4", "#981c68"],
  ["cat-5", "#bb8c00"],
  ["cat-6", "#56272d"],
  ["cat-7", "#379bd1"],
  ["cat-8", "#485500"],
  ["cat-other", "#83898d"],
  ["seq-0", "#edf3ef"],
  ["seq-1", "#d6e8e1"],
  ["seq-2", "#b0d6cf"],
  ["seq-3", "#82c0bf"],
  ["seq-4", "#54a6af"],
  ["seq-5", "#31889c"],
  ["seq-6", "#236a87"],
  ["seq-7", "#204d6e"],
  ["seq-8", "#1d3252"],
  ["seq-9", "#171c34"],
]);

/** The plain colour of a token on paper: the same wherever a figure is drawn, also where there is no page. */
export const paperPaint: PaintOf = (paint) => {
  const color = COLORS.get(paint);
  if (color === undefined) throw new Error(`No figure is drawn with --${paint}`);
  return color;
};
