import type { PanelDrawing } from "../chart/compose-figure.ts";
import type { Target } from "../chart/figure.ts";
import type { Mark } from "../chart/mark.ts";
import { boundsOf } from "./interval-words.ts";
import { pointTarget, runTarget } from "./point-target.ts";
import { isPlaced, pixelsOf, type SeriesKind, type SeriesPanel } from "./series-figure.ts";
import { jitter, slotOf } from "./slots.ts";
import { whiskerMarks } from "./whisker-marks.ts";

/** Every run, side by side within its category, with the statistic as a stroke and its interval as a whisker. */
export const STRIP_KIND: SeriesKind = { draw: drawStrips };

function drawStrips(panel: SeriesPanel): PanelDrawing {
  const at = pixelsOf(panel);
  const below: Mark[] = [];
  const above: Mark[] = [];
  const targets: Target[] = [];
  for (const series of panel.series) {
    const { paint } = series.style;
    const runs = series.runs.filter((run) => isPlaced(run.y, panel.drawing));
    const xs = runs.map((run, index) => {
      const slot = slotOf(panel, series, run);
      return slot.middle + jitter(index) * slot.width * 0.6;
    });
    const ys = runs.map((run) => at.y(run.y));
    below.push({ kind: "dots", xs, ys, radius: runs.length > 500 ? 1.5 : 2.2, fill: paint, opacity: 0.55 });
    for (const [index, run] of runs.entries()) {
      targets.push(runTarget(panel, series, run, { x: xs[index]!, y: ys[index]! }));
    }
    for (const point of series.points.filter((one) => isPlaced(one.y, panel.drawing))) {
      const slot = slotOf(panel, series, point);
      const y = at.y(point.y);
      const half = Math.max(5, slot.width * 0.4);
      const bounds = boundsOf(point, panel.drawing.plot.spread);
      if (bounds)
        above.push(...whiskerMarks(slot.middle, at.bound(bounds[0]), at.bound(bounds[1]), 6, "ink-1"));
      above.push({
        kind: "rule",
        x1: slot.middle - half,
        x2: slot.middle + half,
        y1: y,
        y2: y,
        stroke: "ink-1",
        width: 2,
      });
      targets.push(pointTarget(panel, series, point, { x: slot.middle, y }));
    }
  }
  return { marks: [...below, ...above], targets: () => targets };
}
