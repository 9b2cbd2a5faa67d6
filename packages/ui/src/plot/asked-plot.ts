import type { Filter, PlotCounts } from "@atlas/core";
import type { Plot } from "./complete-plot.ts";
import type { PlotData, PlotZoom } from "./plot-data.ts";

/** What a plot is drawn from, and what became of the runs that match. */
export interface AskedPlot extends PlotData {
  readonly counts: PlotCounts;
  /** The data version that answered. */
  readonly version: number;
  /** Whether the runs are too many to be drawn one by one. */
  readonly hasTooManyRuns: boolean;
}

/** Which runs a plot is of. */
export interface PlotQuestion {
  readonly plot: Plot;
  readonly filter: Filter;
  /** The part of the plane that is shown, where it is asked for apart: of more runs than are drawn one by one. */
  readonly zoom: PlotZoom | undefined;
}
