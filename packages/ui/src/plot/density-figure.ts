import { allOf, type DensityGrid, type Query } from "@atlas/core";
import { composeFigure, type PanelDrawing } from "../chart/compose-figure.ts";
import type { Figure, Target } from "../chart/figure.ts";
import type { Mark, Rect } from "../chart/mark.ts";
import { numberScale, type Scale, type ScaleKind } from "../chart/scale.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { facetGrid, factsOfFacet } from "./facet-grid.ts";
import { MARGINAL_HEIGHT, marginalMarks } from "./marginal-marks.ts";
import type { FacetDensity, PlotDrawing } from "./plot-data.ts";
import { valuesQuery } from "./plot-queries.ts";
import { axisTitle } from "./plot-scales.ts";
import { KEY_HEIGHT, rampKeyMarks, rampStep } from "./ramp.ts";

const LEAST_PANEL = 230;

/** How many runs lie where in the plane of two fields, as colour: for more runs than can be told apart. */
export function densityFigure(drawing: PlotDrawing): Figure {
  const { plot, data, width, height, zoom } = drawing;
  const densities = data.densities ?? [];
  const grid = facetGrid(densities, plot, Math.max(1, Math.floor(width / LEAST_PANEL)));
  const greatest = densities.reduce(
    (most, one) => one.grid.cells.reduce((high, count) => Math.max(high, count), most),
    1,
  );
  const ramp = numberScale("log", { extent: [0.8, Math.max(greatest, 2)], padding: 0 });
  const axis =
    (
      edgesOf: (one: DensityGrid) => readonly number[],
      kind: ScaleKind,
      shown: readonly [number, number] | undefined,
    ) =>
    (of: readonly FacetDensity[]) => {
      const edges = of.map((one) => edgesOf(one.grid));
      const extent = shown ?? [
        Math.min(...edges.map((all) => all[0]!)),
        Math.max(...edges.map((all) => all.at(-1)!)),
      ];
      const padding = shown === undefined ? 0.01 : 0;
      return (count: number) =>
        numberScale(kind === "category" ? "linear" : kind, { extent, count, padding });
    };
  const xOf = axis((one) => timed(one.x_edges, plot.xScale), plot.xScale, zoom?.x);
  const yOf = axis((one) => timed(one.y_edges, plot.yScale), plot.yScale, zoom?.y);
  const figure = composeFigure({
    width,
    height: height - KEY_HEIGHT,
    columns: grid.columns,
    rows: grid.rows,
    rowHeads: grid.rowHeads,
    isShared: !plot.free,
    xTitle: axisTitle(plot.x, plot.xScale),
    yTitle: axisTitle(plot.y, plot.yScale),
    legend: [],
    endLabels: [],
    marginal: plot.marginals ? MARGINAL_HEIGHT + 6 : 0,
    panels: grid.cells.map((cell) => ({
      ...cell,
      x: xOf(plot.free && cell.items.length > 0 ? cell.items : densities),
      y: yOf(plot.free && cell.items.length > 0 ? cell.items : densities),
      draw: (x, y, area) => drawCells(drawing, cell.items[0], { x, y, area, ramp }),
    })),
  });
  const key = rampKeyMarks("runs in a cell", [1, greatest]);
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

function drawCells({ plot }: PlotDrawing, density: FacetDensity | undefined, place: CellPlace): PanelDrawing {
  if (density === undefined) return { marks: [], targets: () => [] };
  const { x, y, area, ramp } = place;
  const { grid, facet } = density;
  const columns = grid.x_edges.length - 1;
  const lefts = timed(grid.x_edges, plot.xScale).map((edge) => area.x + x.place(edge) * area.width);
  const bottoms = timed(grid.y_edges, plot.yScale).map(
    (edge) => area.y + area.height - y.place(edge) * area.height,
  );
  const coverOf = (column: number, row: number): Rect => ({
    x: lefts[column]!,
    y: bottoms[row + 1]!,
    width: lefts[column + 1]! - lefts[column]! + 0.3,
    height: bottoms[row]! - bottoms[row + 1]! + 0.3,
  });
  const marks: Mark[] = [];
  for (const [index, count] of grid.cells.entries()) {
    if (count === 0) continue;
    const cover = coverOf(index % columns, Math.floor(index / columns));
    marks.push({ kind: "rect", ...cover, fill: `seq-${rampStep(ramp.place(count)) ?? 0}` });
  }
  const targetOf = (count: number, index: number): Target => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const cover = coverOf(column, row);
    return {
      x: cover.x + cover.width / 2,
      y: cover.y + cover.height / 2,
      cover,
      subject: factsOfFacet(facet),
      facts: [
        [fieldLabel(plot.x), rangeText(grid.x_edges, column)],
        [fieldLabel(plot.y), rangeText(grid.y_edges, row)],
        ["runs", formatCount(count)],
      ],
      ...(plot.xScale !== "time" && {
        runs: allOf([
          valuesQuery(facet),
          cellQuery(plot.x, grid.x_edges, column),
          cellQuery(plot.y, grid.y_edges, row),
        ]),
      }),
    };
  };
  const targets = () => grid.cells.flatMap((count, index) => (count === 0 ? [] : targetOf(count, index)));
  if (!plot.marginals) return { marks, targets };
  return {
    marks,
    targets,
    beside: [
      ...marginalsOf(grid, { ...area, x: lefts[0]!, width: lefts.at(-1)! - lefts[0]! }, "x"),
      ...marginalsOf(grid, { ...area, y: bottoms.at(-1)!, height: bottoms[0]! - bottoms.at(-1)! }, "y"),
    ],
  };
}

/** The sums of the columns, or of the rows: their cells are of equal width along the axes. */
function marginalsOf({ cells, x_edges }: DensityGrid, area: Rect, axis: "x" | "y"): Mark[] {
  const columns = x_edges.length - 1;
  const counts = new Array<number>(axis === "x" ? columns : cells.length / columns).fill(0);
  for (const [index, count] of cells.entries()) {
    const bin = axis === "x" ? index % columns : Math.floor(index / columns);
    counts[bin] = counts[bin]! + count;
  }
  return marginalMarks([{ paint: "seq-5", counts }], area, axis);
}

/** Times are counted in microseconds, and shown in milliseconds. */
function timed(edges: readonly number[], kind: ScaleKind): readonly number[] {
  return kind === "time" ? edges.map((edge) => edge / 1000) : edges;
}

/** A cell holds its lower edge; the last one holds both. */
function cellQuery(field: PlotDrawing["plot"]["x"], edges: readonly number[], cell: number): Query {
  const isLast = cell === edges.length - 2;
  return allOf([
    { field, op: "ge", value: edges[cell]! },
    { field, op: isLast ? "le" : "lt", value: edges[cell + 1]! },
  ]);
}

function rangeText(edges: readonly number[], cell: number): string {
  return `${formatNumber(edges[cell]!)} to ${formatNumber(edges[cell + 1]!)}`;
}
