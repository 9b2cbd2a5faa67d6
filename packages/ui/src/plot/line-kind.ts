import type { AggregatePoint } from "@atlas/core";
import type { PanelDrawing } from "../chart/compose-figure.ts";
import type { LineEnd } from "../chart/end-labels.ts";
import type { Target } from "../chart/figure.ts";
import type { Mark, Paint } from "../chart/mark.ts";
import { thinBand } from "../chart/thin-band.ts";
import { boundsOf } from "./interval-words.ts";
import { pointTarget } from "./point-target.ts";
import { isPlaced, pixelsOf, type SeriesKind, type SeriesPanel, type StyledSeries } from "./series-figure.ts";

const DODGE = 5;
/** Where points would be nearer to one another than so many pixels, a line has none. */
const LEAST_APART = 4;

/**
 * Lines with their points, straight between what was measured, each with a band of its interval, and every run beside
 * it. A point without an interval is hollow; points that would hide their line are left out.
 */
export const LINE_KIND: SeriesKind = { draw: drawLines, namesEnds: true };

function drawLines(panel: SeriesPanel): PanelDrawing {
  const bands: Mark[] = [];
  const runs: Mark[] = [];
  const lines: Mark[] = [];
  const ends: LineEnd[] = [];
  for (const series of panel.series) {
    const points = series.points.filter((point) => isPlaced(point.y, panel.drawing));
    const at = pixelsOf(panel);
    const xs = points.map((point) => at.x(point.x));
    const ys = points.map((point) => at.y(point.y));
    const { paint, dash, label } = series.style;
    bands.push(...bandMarks(panel, points, xs, paint));
    runs.push(...runMarks(panel, series));
    lines.push({ kind: "line", xs, ys, stroke: paint, width: 1.6, ...(dash && { dash }) });
    if (points.length * LEAST_APART <= panel.area.width) {
      lines.push(...meanMarks(panel, points, xs, ys, paint));
    }
    if (ys.length > 0) ends.push({ label, paint, y: ys.at(-1)! });
  }
  return { marks: [...bands, ...runs, ...lines], targets: () => targetsOf(panel), ends };
}

function targetsOf(panel: SeriesPanel): Target[] {
  const at = pixelsOf(panel);
  return panel.series.flatMap((series) =>
    series.points
      .filter((point) => isPlaced(point.y, panel.drawing))
      .map((point) => pointTarget(panel, series, point, { x: at.x(point.x), y: at.y(point.y) })),
  );
}

/** The area between the bounds; a whisker where a bound stands alone, since an area of one point has no width. */
function bandMarks(
  panel: SeriesPanel,
  points: readonly AggregatePoint[],
  xs: readonly number[],
  fill: Paint,
): Mark[] {
  const at = pixelsOf(panel);
  const bounds = points.map((point) => boundsOf(point, panel.drawing.plot.spread));
  const lows = bounds.map((pair) => (pair ? at.bound(pair[0]) : Number.NaN));
  const highs = bounds.map((pair) => (pair ? at.bound(pair[1]) : Number.NaN));
  const isAlone = (index: number) =>
    bounds[index] !== undefined && bounds[index - 1] === undefined && bounds[index + 1] === undefined;
  const whiskers = xs.flatMap((x, index): Mark[] =>
    isAlone(index) || panel.x.kind === "category"
      ? [{ kind: "rule", x1: x, x2: x, y1: lows[index]!, y2: highs[index]!, stroke: fill, width: 1.6 }]
      : [],
  );
  if (panel.x.kind === "category") return whiskers.filter((_, index) => bounds[index] !== undefined);
  return [thinBand({ kind: "band", xs, lows, highs, fill, opacity: 0.15 }), ...whiskers];
}

/** Every run as a small point, beside the others of its X by series. */
function runMarks(panel: SeriesPanel, series: StyledSeries): Mark[] {
  const runs = series.runs.filter((run) => isPlaced(run.y, panel.drawing));
  if (runs.length === 0) return [];
  const at = pixelsOf(panel);
  const dodge = (series.style.index - (panel.seriesCount - 1) / 2) * Math.min(DODGE, 24 / panel.seriesCount);
  return [
    {
      kind: "dots",
      xs: runs.map((run) => at.x(run.x) + dodge),
      ys: runs.map((run) => at.y(run.y)),
      radius: 1.5,
      fill: series.style.paint,
      opacity: 0.5,
    },
  ];
}

function meanMarks(
  panel: SeriesPanel,
  points: readonly AggregatePoint[],
  xs: readonly number[],
  ys: readonly number[],
  paint: Paint,
): Mark[] {
  const hasInterval = panel.drawing.data.points?.interval.kind !== "none";
  const isHollow = (point: AggregatePoint) =>
    hasInterval && boundsOf(point, panel.drawing.plot.spread) === undefined;
  const dots = (hollow: boolean): Mark[] => {
    const kept = points.flatMap((point, index) => (isHollow(point) === hollow ? [index] : []));
    if (kept.length === 0) return [];
    return [
      {
        kind: "dots",
        xs: kept.map((index) => xs[index]!),
        ys: kept.map((index) => ys[index]!),
        radius: 3,
        fill: hollow ? "paper" : paint,
        outline: hollow ? paint : "paper",
      },
    ];
  };
  return [...dots(false), ...dots(true)];
}
