import uPlot from "uplot";
import { BLEED } from "./canvas-panel.ts";
import { drawMarks } from "./draw-marks.ts";
import type { LineMark, Mark, Rect } from "./mark.ts";
import type { PaintOf } from "./svg-of-marks.ts";

/** What a panel is opened with. */
export interface UPlotPanelOptions {
  /** The plot area, in the pixels of the marks. */
  readonly area: Rect;
  readonly marks: readonly Mark[];
  readonly paintOf: PaintOf;
}

/** A panel that uPlot paints. */
export interface UPlotPanel {
  close(): void;
}

/**
 * Opens a panel that uPlot paints: lines, decimated to the pixels, and below and above them the other marks.
 */
export function openUPlotPanel(host: HTMLElement, options: UPlotPanelOptions): UPlotPanel {
  const { area, marks, paintOf } = options;
  const { width, height } = area;
  const { data, series } = seriesOf(marks, area, paintOf);
  const draw = (isBelow: boolean) => (plot: uPlot) => {
    const dots = marks.filter((mark) => !isOfSeries(mark) && isBelowLines(mark) === isBelow);
    plot.ctx.save();
    plot.ctx.scale(uPlot.pxRatio, uPlot.pxRatio);
    plot.ctx.beginPath();
    plot.ctx.rect(0, 0, width + 2 * BLEED, height + 2 * BLEED);
    plot.ctx.clip();
    plot.ctx.translate(BLEED - area.x, BLEED - area.y);
    drawMarks(plot.ctx, dots, paintOf, "sans-serif");
    plot.ctx.restore();
  };
  const plot = new uPlot(
    {
      width: width + 2 * BLEED,
      height: height + 2 * BLEED,
      padding: [BLEED, BLEED, BLEED, BLEED],
      pxAlign: 0,
      legend: { show: false },
      axes: [{ show: false }, { show: false }],
      scales: { x: { time: false, range: [0, width] }, y: { range: [0, height] } },
      series: [{}, ...series],
      cursor: { show: false },
      hooks: { drawAxes: [draw(true)], draw: [draw(false)] },
    },
    data,
    host,
  );
  return { close: () => plot.destroy() };
}

/** Whether uPlot draws a mark as a series: it can have but one y at each x, so that steps are drawn beside it. */
function isOfSeries(mark: Mark): mark is LineMark {
  return mark.kind === "line" && mark.xs.every((x, index) => index === 0 || x > mark.xs[index - 1]!);
}

/** Bands and runs lie below the lines, means above them: these have an outline. */
function isBelowLines(mark: Mark): boolean {
  return mark.kind !== "dots" || mark.outline === undefined;
}

function seriesOf(marks: readonly Mark[], area: Rect, paintOf: PaintOf) {
  const lines = marks.filter(isOfSeries);
  const bottom = area.y + area.height;
  const tables = lines.map(
    ({ xs, ys }): uPlot.AlignedData => [
      xs.map((x) => x - area.x),
      ys.map((y) => (Number.isNaN(y) ? null : bottom - y)),
    ],
  );
  const series = lines.map(
    (line): uPlot.Series => ({
      points: { show: false },
      width: line.width,
      stroke: () => withOpacity(paintOf(line.stroke), line.opacity ?? 1),
      ...(line.dash && { dash: [...line.dash] }),
    }),
  );
  const data: uPlot.AlignedData = tables.length === 0 ? [[0, 1]] : uPlot.join(tables);
  return { data, series };
}

function withOpacity(color: string, opacity: number): string {
  return opacity >= 1 ? color : `color-mix(in srgb, ${color} ${100 * opacity}%, transparent)`;
}
