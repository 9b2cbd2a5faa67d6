import type { Figure } from "../chart/figure.ts";
import { BAR_KIND } from "./bar-kind.ts";
import { BOX_KIND } from "./box-kind.ts";
import { densityFigure } from "./density-figure.ts";
import { ECDF_KIND } from "./ecdf-kind.ts";
import { heatmapFigure } from "./heatmap-figure.ts";
import { histogramFigure } from "./histogram-figure.ts";
import { LINE_KIND } from "./line-kind.ts";
import type { PlotDrawing } from "./plot-data.ts";
import { SCATTER_KIND } from "./scatter-kind.ts";
import { seriesFigure } from "./series-figure.ts";
import { STRIP_KIND } from "./strip-kind.ts";

const SERIES_KINDS = {
  line: LINE_KIND,
  scatter: SCATTER_KIND,
  bar: BAR_KIND,
  box: BOX_KIND,
  strip: STRIP_KIND,
  ecdf: ECDF_KIND,
} as const;

/**
 * What a plot looks like: everything that is drawn, from what was asked and what was answered. Parallel coordinates
 * are drawn by `parallelFigure`, which needs the engine that brushes them.
 */
export function drawPlot(drawing: PlotDrawing): Figure {
  const { kind } = drawing.plot;
  if (kind === "parallel") throw new Error("Parallel coordinates are drawn by parallelFigure");
  if (kind === "heatmap") return heatmapFigure(drawing);
  if (drawing.data.densities !== undefined) return densityFigure(drawing);
  if (kind === "histogram") return histogramFigure(drawing);
  return seriesFigure(drawing, SERIES_KINDS[kind]);
}
