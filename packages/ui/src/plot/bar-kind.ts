import type { PanelDrawing } from "../chart/compose-figure.ts";
import type { Target } from "../chart/figure.ts";
import type { Mark } from "../chart/mark.ts";
import { boundsOf } from "./interval-words.ts";
import { pointTarget } from "./point-target.ts";
import { isPlaced, pixelsOf, type SeriesKind, type SeriesPanel } from "./series-figure.ts";
import { jitter, slotOf } from "./slots.ts";
import { whiskerMarks } from "./whisker-marks.ts";

/** Bars from zero with their intervals; points in place of bars where the axis has no zero. */
export const BAR_KIND: SeriesKind = { draw: drawBars, fromZero: true };

function drawBars(panel: SeriesPanel): PanelDrawing {
  const at = pixelsOf(panel);
  const bars: Mark[] = [];
  const above: Mark[] = [];
  const targets: Target[] = [];
  const hasZero = panel.y.kind !== "log";
  for (const series of panel.series) {
    const { paint } = series.style;
    for (const point of series.points.filter((one) => isPlaced(one.y, panel.drawing))) {
      const slot = slotOf(panel, series, point);
      const y = at.y(point.y);
      const zero = hasZero ? at.y(0) : panel.area.y + panel.area.height;
      const cover = {
        x: slot.left + 0.5,
        y: Math.min(y, zero),
        width: Math.max(1, slot.width - 1),
        height: Math.max(1, Math.abs(zero - y)),
      };
      if (hasZero) bars.push({ kind: "rect", ...cover, fill: paint, opacity: 0.75 });
      else
        above.push({ kind: "dots", xs: [slot.middle], ys: [y], radius: 3.5, fill: paint, outline: "paper" });
      const bounds = boundsOf(point, panel.drawing.plot.spread);
      if (bounds)
        above.unshift(...whiskerMarks(slot.middle, at.bound(bounds[0]), at.bound(bounds[1]), 6, "ink-1"));
      targets.push(pointTarget(panel, series, point, { x: slot.middle, y, ...(hasZero && { cover }) }));
    }
    const runs = series.runs.filter((run) => isPlaced(run.y, panel.drawing));
    const places = runs.map((run, index) => {
      const slot = slotOf(panel, series, run);
      return slot.middle + jitter(index) * slot.width * 0.5;
    });
    if (runs.length > 0) {
      const ys = runs.map((run) => at.y(run.y));
      bars.push({
        kind: "dots",
        xs: places,
        ys,
        radius: 1.5,
        fill: hasZero ? "ink-1" : paint,
        opacity: 0.45,
      });
    }
  }
  const base: Mark[] = hasZero
    ? [
        {
          kind: "rule",
          x1: panel.area.x,
          x2: panel.area.x + panel.area.width,
          y1: at.y(0),
          y2: at.y(0),
          stroke: "ink-3",
          width: 1,
        },
      ]
    : [];
  return { marks: [...bars, ...base, ...above], targets: () => targets };
}
