import type { AggregatePoint } from "@atlas/core";
import type { PanelDrawing } from "../chart/compose-figure.ts";
import type { Target } from "../chart/figure.ts";
import type { Mark } from "../chart/mark.ts";
import { countPlaces, marginalMarks } from "./marginal-marks.ts";
import { runTarget } from "./point-target.ts";
import { isPlaced, pixelsOf, type SeriesKind, type SeriesPanel, type StyledSeries } from "./series-figure.ts";

/** Every run where its two values are. */
export const SCATTER_KIND: SeriesKind = {
  draw: drawPoints,
  yValues: (point) => [point.y],
  hasMarginals: (plot) => plot.marginals,
};

function drawPoints(panel: SeriesPanel): PanelDrawing {
  const at = pixelsOf(panel);
  const marks: Mark[] = [];
  const placed: { series: StyledSeries; run: AggregatePoint; x: number; y: number }[] = [];
  const targets = (): Target[] =>
    placed.map(({ series, run, x, y }) => runTarget(panel, series, run, { x, y }));
  const count = panel.series.reduce((sum, series) => sum + series.points.length, 0);
  for (const series of panel.series) {
    const runs = series.points.filter(
      (run) => isPlaced(run.y, panel.drawing) && !Number.isNaN(panel.x.place(run.x)),
    );
    const xs = runs.map((run) => at.x(run.x));
    const ys = runs.map((run) => at.y(run.y));
    marks.push({
      kind: "dots",
      xs,
      ys,
      radius: radiusFor(count),
      fill: series.style.paint,
      opacity: opacityFor(count),
    });
    for (const [index, run] of runs.entries()) {
      placed.push({ series, run, x: xs[index]!, y: ys[index]! });
    }
  }
  if (!panel.drawing.plot.marginals) return { marks, targets };
  return { marks, targets, beside: [...marginalsOf(panel, "x"), ...marginalsOf(panel, "y")] };
}

function marginalsOf(panel: SeriesPanel, axis: "x" | "y"): Mark[] {
  const layers = panel.series.map((series) => ({
    paint: series.style.paint,
    counts: countPlaces(series.points.map((run) => panel[axis].place(run[axis]))),
  }));
  return marginalMarks(layers, panel.area, axis);
}

function radiusFor(count: number): number {
  return count > 5000 ? 1.25 : count > 500 ? 2 : 3;
}

function opacityFor(count: number): number {
  return count > 5000 ? 0.35 : count > 500 ? 0.5 : 0.75;
}
