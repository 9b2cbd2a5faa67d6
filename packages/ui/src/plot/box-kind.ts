import type { AggregatePoint } from "@atlas/core";
import type { PanelDrawing } from "../chart/compose-figure.ts";
import type { Fact, Target } from "../chart/figure.ts";
import type { Mark } from "../chart/mark.ts";
import { formatNumber } from "../format/format-number.ts";
import { pointTarget } from "./point-target.ts";
import { pixelsOf, type SeriesKind, type SeriesPanel, type StyledSeries } from "./series-figure.ts";
import { jitter, slotOf } from "./slots.ts";

const MOST_RUNS_BESIDE = 30;

/** Quartiles as a bar with a gap at the median, whiskers from the least to the greatest, and the runs beside it. */
export const BOX_KIND: SeriesKind = { draw: drawBoxes, yValues: (point) => [point.y_min, point.y_max] };

function drawBoxes(panel: SeriesPanel): PanelDrawing {
  const at = pixelsOf(panel);
  const marks: Mark[] = [];
  const targets: Target[] = [];
  for (const series of panel.series) {
    for (const point of series.points) {
      const slot = slotOf(panel, series, point);
      const width = Math.max(4, Math.min(14, slot.width * 0.4));
      const x = slot.middle - slot.width * 0.15;
      const [low, first, median, third, high] = [
        point.y_min,
        point.y_q1,
        point.y_median,
        point.y_q3,
        point.y_max,
      ].map((value) => at.bound(value)) as [number, number, number, number, number];
      const { paint } = series.style;
      marks.push({ kind: "rule", x1: x, x2: x, y1: low, y2: high, stroke: paint, width: 1.2 });
      const box = { x: x - width / 2, y: third, width, height: Math.max(1, first - third) };
      marks.push({ kind: "rect", ...box, fill: paint });
      marks.push({ kind: "rect", x: box.x, y: median - 1, width, height: 2, fill: "paper" });
      const cover = { x: slot.left, y: Math.min(high, third) - 2, width: slot.width, height: low - high + 4 };
      targets.push(pointTarget(panel, series, point, { x: slot.middle, y: median, cover }, fiveFacts(point)));
      marks.push(...runsBeside(panel, series, point));
    }
  }
  return { marks, targets: () => targets };
}

function runsBeside(panel: SeriesPanel, series: StyledSeries, point: AggregatePoint): Mark[] {
  if (point.n > MOST_RUNS_BESIDE) return [];
  const at = pixelsOf(panel);
  const slot = slotOf(panel, series, point);
  const runs = series.runs.filter((run) => run.x === point.x);
  if (runs.length === 0) return [];
  return [
    {
      kind: "dots",
      xs: runs.map((_, index) => slot.middle + slot.width * (0.22 + 0.16 * jitter(index))),
      ys: runs.map((run) => at.bound(run.y)),
      radius: 1.6,
      fill: series.style.paint,
      opacity: 0.6,
    },
  ];
}

function fiveFacts(point: AggregatePoint): Fact[] {
  return [
    ["median", formatNumber(point.y_median)],
    ["quartiles", `${formatNumber(point.y_q1)} to ${formatNumber(point.y_q3)}`],
    ["min to max", `${formatNumber(point.y_min)} to ${formatNumber(point.y_max)}`],
  ];
}
