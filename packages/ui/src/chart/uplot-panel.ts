import uPlot from "uplot";
import { drawMarks } from "./draw-marks.ts";
import type { BandMark, LineMark, Mark } from "./mark.ts";
import type { PaintOf } from "./svg-of-marks.ts";

/** Room around a plot area, so that points on its edge are whole. */
export const BLEED = 4;

/** What a panel of lines, bands and points is opened with. */
export interface UPlotPanelOptions {
  /** Of the plot area. */
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly paintOf: PaintOf;
  /** Panels of one key share their crosshair. */
  readonly syncKey: string;
  /** Called when a rectangle was dragged, with its edges as shares of the area from the lower left. */
  readonly onSelect?: ((selection: Selection) => void) | undefined;
}

/** A part of a plot area, as shares of it from the lower left corner. */
export interface Selection {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
}

/** A panel that uPlot paints. */
export interface UPlotPanel {
  /** Paints again: with other colours, when the theme has changed. */
  repaint(): void;
  close(): void;
}

const LEAST_DRAG = 5;

/**
 * Opens a panel that uPlot paints: lines (decimated to the pixels), bands, points, and a crosshair. Marks are in pixels
 * of the area, its origin at the upper left; the xs of each line ascend.
 */
export function openUPlotPanel(host: HTMLElement, options: UPlotPanelOptions): UPlotPanel {
  const { width, height, marks, paintOf, syncKey, onSelect } = options;
  const { data, series, bands } = seriesOf(marks, height, paintOf);
  const draw = (isBelow: boolean) => (plot: uPlot) => {
    const dots = marks.filter((mark) => !isOfSeries(mark) && isBelowLines(mark) === isBelow);
    plot.ctx.save();
    plot.ctx.scale(uPlot.pxRatio, uPlot.pxRatio);
    plot.ctx.beginPath();
    plot.ctx.rect(0, 0, width + 2 * BLEED, height + 2 * BLEED);
    plot.ctx.clip();
    plot.ctx.translate(BLEED, BLEED);
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
      bands,
      cursor: {
        sync: { key: syncKey },
        points: { show: false },
        drag: { x: onSelect !== undefined, y: onSelect !== undefined, setScale: false, dist: LEAST_DRAG },
      },
      hooks: {
        drawAxes: [draw(true)],
        draw: [draw(false)],
        setSelect: [
          (self) => {
            const { left, top, width: across, height: down } = self.select;
            if (across < LEAST_DRAG && down < LEAST_DRAG) return;
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            onSelect?.({
              x: [left / width, (left + across) / width],
              y: [1 - (top + down) / height, 1 - top / height],
            });
          },
        ],
      },
    },
    data,
    host,
  );
  return {
    repaint: () => plot.redraw(false),
    close: () => plot.destroy(),
  };
}

/** Whether uPlot draws a mark as a series: it can have but one y at each x, so that steps are drawn beside it. */
function isOfSeries(mark: Mark): mark is LineMark | BandMark {
  return (
    mark.kind === "band" ||
    (mark.kind === "line" && mark.xs.every((x, index) => index === 0 || x > mark.xs[index - 1]!))
  );
}

/** Runs lie below the lines, means above them: these have an outline. */
function isBelowLines(mark: Mark): boolean {
  return mark.kind !== "dots" || mark.outline === undefined;
}

function seriesOf(marks: readonly Mark[], height: number, paintOf: PaintOf) {
  const tables: uPlot.AlignedData[] = [];
  const series: uPlot.Series[] = [];
  const bands: uPlot.Band[] = [];
  const up = (ys: readonly number[]) => ys.map((y) => (Number.isNaN(y) ? null : height - y));
  const addBand = (mark: BandMark) => {
    tables.push([[...mark.xs], up(mark.highs), up(mark.lows)]);
    const first = series.length + 1;
    series.push(...[0, 1].map(() => ({ points: { show: false }, width: 0 })));
    bands.push({ series: [first, first + 1], fill: () => withOpacity(paintOf(mark.fill), mark.opacity) });
  };
  const addLine = (mark: LineMark) => {
    tables.push([[...mark.xs], up(mark.ys)]);
    series.push({
      points: { show: false },
      width: mark.width,
      stroke: () => withOpacity(paintOf(mark.stroke), mark.opacity ?? 1),
      ...(mark.dash && { dash: [...mark.dash] }),
    });
  };
  for (const mark of marks) {
    if (!isOfSeries(mark)) continue;
    if (mark.kind === "band") addBand(mark);
    else addLine(mark);
  }
  const data: uPlot.AlignedData = tables.length === 0 ? [[0, 1]] : uPlot.join(tables);
  return { data, series, bands };
}

function withOpacity(color: string, opacity: number): string {
  return opacity >= 1 ? color : `color-mix(in srgb, ${color} ${100 * opacity}%, transparent)`;
}
