import type { AggregateResult, DensityGrid, GroupValues, HistogramResult } from "@atlas/core";
import type { Plot } from "./complete-plot.ts";
import type { ValueColors } from "./value-colors.ts";

/** The histogram of one panel. */
export interface FacetHistogram {
  readonly facet: GroupValues;
  readonly histogram: HistogramResult;
}

/** How many runs of one panel lie where. */
export interface FacetDensity {
  readonly facet: GroupValues;
  readonly grid: DensityGrid;
}

/** Everything that a plot is drawn from. */
export interface PlotData {
  /** Absent for histograms and densities. */
  readonly points?: AggregateResult | undefined;
  /** Every run, where they are drawn. */
  readonly runs?: AggregateResult | undefined;
  readonly histograms?: readonly FacetHistogram[] | undefined;
  /** In place of the points of a scatter plot, where these are too many to be seen one by one. */
  readonly densities?: readonly FacetDensity[] | undefined;
}

/** What a figure is drawn of, and how large. */
export interface PlotDrawing {
  readonly plot: Plot;
  readonly data: PlotData;
  readonly colors: ValueColors;
  readonly width: number;
  readonly height: number;
  readonly zoom?: PlotZoom | undefined;
}

/** The part of the plane that is shown, in the numbers of the axes. */
export interface PlotZoom {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}
