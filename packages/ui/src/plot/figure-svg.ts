import { AtlasError, allOf, type Dataset, type Filter, type PlotCounts, queryOf } from "@atlas/core";
import { paperPaint } from "../chart/paper-paint.ts";
import { svgDocument } from "../chart/svg-document.ts";
import { scopeOf } from "../filter/scope-of.ts";
import { askPlot } from "./ask-plot.ts";
import { askValueColors } from "./ask-value-colors.ts";
import { readBrush } from "./brush-query.ts";
import { captionPlot } from "./caption-plot.ts";
import { completePlot, type Plot } from "./complete-plot.ts";
import { drawPlot } from "./draw-plot.ts";
import { parallelFigure } from "./parallel-figure.ts";
import type { PlotSpec } from "./plot-spec.ts";
import { shownGroups } from "./shown-groups.ts";

/** Of which runs a figure is, and how large. */
export interface FigureOptions {
  /** Every run when absent. */
  readonly filter?: Filter;
  /** In pixels of 1/96 inch; 720 when absent. The figure grows where its panels would be too small to be read. */
  readonly width?: number;
  /** As `width`; 450 when absent. */
  readonly height?: number;
  /**
   * What tells the data from others: kept in the metadata. Without it there is none, as the version that a data set
   * counts for itself differs from one start to the next.
   */
  readonly dataVersion?: string | number;
  readonly signal?: AbortSignal;
}

/** A figure as a file, and what it is of. */
export interface FigureFile {
  readonly svg: string;
  /** "loss by lr". */
  readonly title: string;
  /** The plot with everything decided that the spec left open. */
  readonly plot: Plot;
  /** What became of the runs that match. */
  readonly counts: PlotCounts;
  /** Params in which the runs of one point differ although the plot does not show it. */
  readonly mixed: readonly string[];
}

/**
 * Draws a plot of a data set as an SVG file for paper, with its counts below and with the plot, the filter and the
 * counts as metadata. It needs no page, and the same data give the same bytes everywhere.
 *
 * Rejects with `AtlasError` `invalid_query` where there is nothing to plot, and as the data set does.
 */
export async function figureSvg(
  dataset: Dataset,
  spec: PlotSpec,
  options: FigureOptions = {},
): Promise<FigureFile> {
  const { filter = allOf([]), width = 720, height = 450 } = options;
  const signal = options.signal ?? new AbortController().signal;
  const scope = scopeOf(filter);
  const index = await dataset.fields({ filter: scope }, { signal });
  const plot = completePlot(spec, index);
  if (plot === undefined) {
    throw new AtlasError("invalid_query", "There is nothing to plot: no number differs between these runs");
  }
  const brush = spec.brush === undefined ? undefined : readBrush(spec.brush);
  const isParallel = plot.kind === "parallel";
  const within = brush === undefined || isParallel ? filter : allOf([queryOf(filter), brush]);
  const question = { plot, filter: within, zoom: undefined };
  const colors = await askValueColors(dataset, { plot, scope, index }, signal);
  const data = await askPlot(dataset, question, signal);
  const { data: shown } = shownGroups(plot, data);
  const drawing = { plot, data: shown, colors, width, height };
  const figure = isParallel ? parallelFigure({ ...drawing, brush }) : drawPlot(drawing);
  const words = captionPlot(
    { ...data, ...question },
    { brush: isParallel ? spec.brush : undefined, dataVersion: options.dataVersion },
  );
  return {
    svg: svgDocument({ figure, ...words }, paperPaint),
    title: words.title,
    plot,
    counts: data.counts,
    mixed: data.points?.mixed ?? [],
  };
}
