import { allOf } from "@atlas/core";
import type { PanelDrawing } from "../chart/compose-figure.ts";
import type { Target } from "../chart/figure.ts";
import type { Mark } from "../chart/mark.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { measuredQuery, valuesQuery } from "./plot-queries.ts";
import { axisTitle } from "./plot-scales.ts";
import { pixelsOf, type SeriesKind, type SeriesPanel, type StyledSeries } from "./series-figure.ts";

/** Which share of the runs lies at or below each value, as steps. The points count the runs at each value. */
export const ECDF_KIND: SeriesKind = {
  draw: drawSteps,
  yValues: () => [0, 1],
  titles: (plot) => ({ x: axisTitle(plot.y, plot.xScale), y: "share of runs" }),
};

const MOST_TARGETS = 400;

function drawSteps(panel: SeriesPanel): PanelDrawing {
  const marks: Mark[] = [];
  const targets: Target[] = [];
  for (const series of panel.series) {
    const { paint, dash } = series.style;
    const steps = stepsOf(panel, series);
    marks.push({
      kind: "line",
      xs: steps.xs,
      ys: steps.ys,
      stroke: paint,
      width: 1.6,
      ...(dash && { dash }),
    });
    targets.push(...steps.targets);
  }
  return { marks, targets: () => targets };
}

function stepsOf(panel: SeriesPanel, series: StyledSeries) {
  const at = pixelsOf(panel);
  const { plot } = panel.drawing;
  const total = series.points.reduce((sum, point) => sum + point.n, 0);
  const stride = Math.ceil(series.points.length / MOST_TARGETS);
  const runs = allOf([valuesQuery({ ...series.group, ...series.facet }), measuredQuery(plot.y)]);
  const xs: number[] = [];
  const ys: number[] = [];
  const targets: Target[] = [];
  let below = 0;
  for (const [index, point] of series.points.entries()) {
    const x = at.x(point.x);
    if (Number.isNaN(x)) {
      below += point.n;
      continue;
    }
    xs.push(x);
    ys.push(at.y(below / total));
    below += point.n;
    const y = at.y(below / total);
    xs.push(x);
    ys.push(y);
    if (index % stride !== 0) continue;
    targets.push({
      x,
      y,
      paint: series.style.paint,
      subject: [...series.style.subject, ...panel.facts],
      facts: [
        [`${fieldLabel(plot.y)} \u2264`, formatNumber(point.x as number)],
        ["share", `${formatNumber((100 * below) / total, { significant: 3 })}%`],
        ["runs", `${formatCount(below)} of ${formatCount(total)}`],
      ],
      runs: typeof point.x === "boolean" ? runs : allOf([runs, { field: plot.y, op: "le", value: point.x }]),
    });
  }
  return { xs, ys, targets };
}
