import type { AggregatePoint, AggregateSeries } from "@atlas/core";
import { composeFigure, type PanelDrawing } from "../chart/compose-figure.ts";
import type { Fact, Figure } from "../chart/figure.ts";
import type { Rect } from "../chart/mark.ts";
import { type AxisValue, keyOf, type Scale } from "../chart/scale.ts";
import { facetGrid, factsOfFacet } from "./facet-grid.ts";
import { boundsOf } from "./interval-words.ts";
import { MARGINAL_HEIGHT } from "./marginal-marks.ts";
import type { PlotDrawing } from "./plot-data.ts";
import { axisTitle, placedNumber, scaleMaker } from "./plot-scales.ts";
import { type SeriesStyle, styleSeries } from "./styled-series.ts";

/** A series with its look, and the runs that it is made of where they are drawn. */
export interface StyledSeries extends AggregateSeries {
  readonly style: SeriesStyle;
  readonly runs: readonly AggregatePoint[];
}

/** A panel's series and where they go. */
export interface SeriesPanel {
  readonly series: readonly StyledSeries[];
  readonly x: Scale;
  readonly y: Scale;
  readonly area: Rect;
  /** How many series the whole plot has: what is side by side has the same place in every panel. */
  readonly seriesCount: number;
  readonly drawing: PlotDrawing;
  readonly facts: readonly Fact[];
}

/** How one kind of plot draws a panel of series. */
export interface SeriesKind {
  draw(panel: SeriesPanel): PanelDrawing;
  /** The values that must fit on the y axis, beside those of the runs. */
  readonly yValues?: (point: AggregatePoint) => readonly number[];
  readonly fromZero?: boolean;
  /** Whether series are named where they end; else there is a legend. */
  readonly namesEnds?: boolean;
  /** Whether there are bars beside each panel, of how its points lie along the axes. */
  readonly hasMarginals?: (plot: PlotDrawing["plot"]) => boolean;
  /** What stands at the axes, where it is not the fields of the plot. */
  readonly titles?: (plot: PlotDrawing["plot"]) => { readonly x: string; readonly y: string };
}

const LEAST_PANEL = 230;
const MOST_NAMED = 6;

/** A figure of series of points over an axis, in panels by facet. */
export function seriesFigure(drawing: PlotDrawing, kind: SeriesKind): Figure {
  const { plot, data, colors, width, height, zoom } = drawing;
  const found = data.points?.series ?? [];
  const styles = styleSeries(found, plot.group, colors);
  const runsOf = new Map((data.runs?.series ?? []).map((one) => [identityOf(one), one.points]));
  const series = found.map(
    (one): StyledSeries => ({
      ...one,
      style: styles.of(one),
      runs: runsOf.get(identityOf(one)) ?? [],
    }),
  );
  const mostColumns = Math.max(1, Math.floor(width / LEAST_PANEL));
  const grid = facetGrid(series, plot, mostColumns);
  const yValues =
    kind.yValues ?? ((point: AggregatePoint) => [point.y, ...(boundsOf(point, plot.spread) ?? [])]);
  const yValuesOf = (one: StyledSeries) => [...one.points.flatMap(yValues), ...one.runs.map((run) => run.y)];
  const xScaleOf = (of: readonly StyledSeries[]) =>
    scaleMaker(
      plot.xScale,
      of.flatMap((one) => one.points.map((point): AxisValue => point.x)),
      {
        zoom: zoom?.x,
        marksValues: plot.kind === "line",
      },
    );
  const yScaleOf = (of: readonly StyledSeries[]) =>
    scaleMaker(plot.yScale, of.flatMap(yValuesOf), { zoom: zoom?.y, fromZero: kind.fromZero ?? false });
  const shared = { x: xScaleOf(series), y: yScaleOf(series) };
  const isNamed =
    kind.namesEnds === true &&
    plot.group.length > 0 &&
    styles.count <= MOST_NAMED &&
    grid.rows * grid.columns <= 12;
  const titles = kind.titles?.(plot) ?? {
    x: axisTitle(plot.x, plot.xScale),
    y: statisticTitle(plot.y, plot.statistic, plot.kind, axisTitle(plot.y, plot.yScale)),
  };
  return composeFigure({
    width,
    height,
    columns: grid.columns,
    rows: grid.rows,
    rowHeads: grid.rowHeads,
    isShared: !plot.free,
    xTitle: titles.x,
    yTitle: titles.y,
    legend: isNamed ? [] : styles.legend,
    endLabels: isNamed ? styles.legend.map((entry) => entry.label) : [],
    marginal: kind.hasMarginals?.(plot) ? MARGINAL_HEIGHT + 6 : 0,
    panels: grid.cells.map((cell) => ({
      ...cell,
      x: plot.free ? xScaleOf(cell.items) : shared.x,
      y: plot.free ? yScaleOf(cell.items) : shared.y,
      draw: (x, y, area) =>
        cell.items.length === 0
          ? emptyPanel(area)
          : kind.draw({
              series: cell.items,
              x,
              y,
              area,
              seriesCount: styles.count,
              drawing,
              facts: factsOfFacet(cell.facet),
            }),
    })),
  });
}

/** What tells a series apart from every other of the same plot. */
function identityOf({ group, facet }: Pick<AggregateSeries, "group" | "facet">): string {
  return [...Object.values(group), ...Object.values(facet)].map(keyOf).join("\u0000");
}

/** What stands in a panel that no run belongs to. */
export function emptyPanel(area: Rect): PanelDrawing {
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  return {
    marks: [{ kind: "text", x, y, text: "no runs", anchor: "middle", size: 11.5, fill: "ink-3" }],
    targets: () => [],
  };
}

/** Where a value lies in a panel, in pixels. A bound below the end of a log axis lies at that end. */
export function pixelsOf(panel: Pick<SeriesPanel, "x" | "y" | "area">): {
  x(value: AxisValue): number;
  y(value: number): number;
  bound(value: number): number;
} {
  const { x, y, area } = panel;
  const yOf = (place: number) => area.y + area.height - place * area.height;
  return {
    x: (value) => area.x + x.place(value) * area.width,
    y: (value) => yOf(y.place(value)),
    bound: (value) => {
      const place = y.place(value);
      return yOf(Number.isNaN(place) ? 0 : place);
    },
  };
}

/** Whether a number has a place on the y axis of a plot. */
export function isPlaced(value: number, drawing: PlotDrawing): boolean {
  return !Number.isNaN(placedNumber(value, drawing.plot.yScale));
}

function statisticTitle(y: string, statistic: string, kind: string, title: string): string {
  const isOfRuns = kind === "scatter" || kind === "strip" || kind === "box";
  if (isOfRuns || statistic === "mean") return title;
  return statistic === "count" ? `count of ${y.slice(y.indexOf(".") + 1)}` : `${statistic} of ${title}`;
}
