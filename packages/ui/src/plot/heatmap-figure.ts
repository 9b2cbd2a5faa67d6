import { type AggregatePoint, type AggregateSeries, allOf, type FieldPath } from "@atlas/core";
import { composeFigure, type PanelDrawing } from "../chart/compose-figure.ts";
import { extentOf } from "../chart/curve-figure.ts";
import type { Figure, Target } from "../chart/figure.ts";
import type { Mark, Paint, Rect } from "../chart/mark.ts";
import { type AxisValue, labelOfValue, numberScale, type Scale } from "../chart/scale.ts";
import { textWidth } from "../chart/text-width.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { facetGrid, factsOfFacet } from "./facet-grid.ts";
import type { PlotDrawing } from "./plot-data.ts";
import { measuredQuery, valueQuery, valuesQuery } from "./plot-queries.ts";
import { axisTitle, placedNumber, scaleMaker } from "./plot-scales.ts";
import { KEY_HEIGHT, rampKeyMarks, rampStep } from "./ramp.ts";
import { emptyPanel } from "./series-figure.ts";

const LEAST_PANEL = 260;

/** Two fields across and down, and the statistic of the runs of each cell as its colour: more is further from paper. */
export function heatmapFigure(drawing: PlotDrawing): Figure {
  const { plot, data, width, height } = drawing;
  const series = data.points?.series ?? [];
  const rowField = plot.group[0];
  const grid = facetGrid(series, plot, Math.max(1, Math.floor(width / LEAST_PANEL)));
  const values = series.flatMap((one) => one.points.map((point) => point.y));
  const placed = values.filter((value) => !Number.isNaN(placedNumber(value, plot.yScale)));
  const kind = plot.yScale === "category" ? "linear" : plot.yScale;
  const ramp = numberScale(kind, { extent: extentOf(placed, [1, 10]), padding: 0 });
  const x = scaleMaker(
    "category",
    series.flatMap((one) => one.points.map((point): AxisValue => point.x)),
  );
  const y = scaleMaker(
    "category",
    series.map((one) => rowValue(one, rowField)),
    { isReversed: true },
  );
  const key = rampKeyMarks(
    `${plot.statistic} of ${axisTitle(plot.y, plot.yScale)}`,
    extentOf(placed, [0, 1]),
  );
  const figure = composeFigure({
    width,
    height: height - KEY_HEIGHT,
    columns: grid.columns,
    rows: grid.rows,
    rowHeads: grid.rowHeads,
    isShared: true,
    xTitle: fieldLabel(plot.x),
    yTitle: rowField === undefined ? "" : fieldLabel(rowField),
    legend: [],
    endLabels: [],
    panels: grid.cells.map((cell) => ({
      ...cell,
      x,
      y,
      draw: (xScale, yScale, area) =>
        cell.items.length === 0
          ? emptyPanel(area)
          : drawCells(drawing, cell.items, { x: xScale, y: yScale, area, ramp }),
    })),
  });
  return {
    ...figure,
    height: figure.height + KEY_HEIGHT,
    frame: [...figure.frame, ...key(figure.height + 12)],
  };
}

interface CellPlace {
  readonly x: Scale;
  readonly y: Scale;
  readonly area: Rect;
  readonly ramp: Scale;
}

function drawCells(drawing: PlotDrawing, series: readonly AggregateSeries[], place: CellPlace): PanelDrawing {
  const { x, y, area, ramp } = place;
  const { plot } = drawing;
  const rowField = plot.group[0];
  const [width, height] = [x.step * area.width, y.step * area.height];
  const marks: Mark[] = [];
  const targets: Target[] = [];
  for (const one of series) {
    const row = rowValue(one, rowField);
    for (const point of one.points) {
      const cell = {
        x: area.x + x.place(point.x) * area.width - width / 2 + 0.5,
        y: area.y + area.height - y.place(row) * area.height - height / 2 + 0.5,
        width: Math.max(1, width - 1),
        height: Math.max(1, height - 1),
      };
      const step = rampStep(ramp.place(point.y));
      marks.push({ kind: "rect", ...cell, fill: step === undefined ? "sunken" : `seq-${step}` });
      marks.push(...cellText(point, cell, step));
      targets.push({
        x: cell.x + cell.width / 2,
        y: cell.y + cell.height / 2,
        cover: cell,
        subject: [
          [fieldLabel(plot.x), labelOfValue(point.x)],
          ...(rowField ? [[fieldLabel(rowField), labelOfValue(one.group[rowField])] as const] : []),
          ...factsOfFacet(one.facet),
        ],
        facts: [
          [plot.statistic, formatNumber(point.y)],
          ["min to max", `${formatNumber(point.y_min)} to ${formatNumber(point.y_max)}`],
          ["runs", formatCount(point.n)],
        ],
        runs: allOf([
          valueQuery(plot.x, point.x),
          valuesQuery({ ...one.group, ...one.facet }),
          measuredQuery(plot.y),
        ]),
      });
    }
  }
  return { marks, targets: () => targets };
}

/** The value of a cell in it, where there is room. */
function cellText(point: AggregatePoint, cell: Rect, step: number | undefined): Mark[] {
  const text = formatNumber(point.y, { significant: 3 });
  if (cell.height < 16 || cell.width < textWidth(text, 10.5) + 6) return [];
  const fill: Paint = step !== undefined && step >= 5 ? "paper" : "ink-1";
  const [x, y] = [cell.x + cell.width / 2, cell.y + cell.height / 2 + 3.5];
  return [{ kind: "text", x, y, text, anchor: "middle", size: 10.5, fill }];
}

/** The value of a row of cells; runs without one have an empty text. */
function rowValue(series: AggregateSeries, field: FieldPath | undefined): AxisValue {
  const value = field === undefined ? "all" : series.group[field];
  return typeof value === "object" || value === undefined ? labelOfValue(value) : value;
}
