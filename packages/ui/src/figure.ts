export { type FigureFile, type FigureOptions, figureSvg } from "./plot/figure-svg.ts";
export { type PlotSpec, readPlotSpec } from "./plot/plot-spec.ts";
