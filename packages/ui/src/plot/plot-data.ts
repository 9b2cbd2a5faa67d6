import type {
  AggregateResult,
  DensityGrid,
  FieldInfo,
  GroupValues,
  HistogramResult,
  Query,
  Table,
} from "@atlas/core";
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

/** Some fields of every run, to draw them and to brush them without asking again. */
export interface PlotColumns {
  readonly table: Table;
  /** What is known of the table's fields. */
  readonly fields: readonly FieldInfo[];
}

/** Of more runs, so many taken at random have a line in parallel coordinates; the bars along the axes count every one. */
export const MOST_LINES = 1000;

/** Everything that a plot is drawn from. */
export interface PlotData {
  /** Absent for histograms, densities and parallel coordinates. */
  readonly points?: AggregateResult | undefined;
  /** Every run, where they are drawn. */
  readonly runs?: AggregateResult | undefined;
  readonly histograms?: readonly FacetHistogram[] | undefined;
  /** In place of the points of a scatter plot, where these are too many to be seen one by one. */
  readonly densities?: readonly FacetDensity[] | undefined;
  /** How many panels there would be, where not all were asked for. */
  readonly facetCount?: number | undefined;
  /** What parallel coordinates are drawn from. */
  readonly columns?: PlotColumns | undefined;
}

/** What a figure is drawn of, and how large. */
export interface PlotDrawing {
  readonly plot: Plot;
  readonly data: PlotData;
  readonly colors: ValueColors;
  readonly width: number;
  readonly height: number;
  readonly zoom?: PlotZoom | undefined;
  /** Which of the runs parallel coordinates draw above the others; all of them when absent. */
  readonly brush?: Query | undefined;
}

/** The part of each panel that is shown, in the numbers of the axes; all of an axis that is absent. */
export interface PlotZoom {
  readonly x?: readonly [low: number, high: number];
  readonly y?: readonly [low: number, high: number];
}
