import {
  type AggregatePoint,
  type AggregateSeries,
  allOf,
  type Cell,
  filterRows,
  type GroupValue,
  type Query,
} from "@atlas/core";
import type { Plot } from "./complete-plot.ts";
import { boundsOf, intervalName } from "./interval-words.ts";
import type { PlotColumns, PlotData } from "./plot-data.ts";
import { facetsOf } from "./plot-requests.ts";

/** The numbers behind a plot. */
export interface PlotTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * What a plot draws, as a table: a row a point, a cell, a bin or a run, in the order of the panels and series.
 *
 * @param brush which of the runs of parallel coordinates; all of them when absent
 */
export function plotTable(plot: Plot, data: PlotData, brush: Query = allOf([])): PlotTable {
  if (data.columns !== undefined) return runTable(plot, data.columns, brush);
  if (data.histograms !== undefined) return histogramTable(plot, data.histograms);
  if (data.densities !== undefined) return densityTable(plot, data.densities);
  const facets = facetsOf(plot);
  const group = plot.kind === "heatmap" ? plot.group.slice(0, 1) : plot.group;
  const measures = measuresOf(plot, data);
  const series = data.points?.series ?? [];
  return {
    head: [...facets, ...group, ...measures.map(([name]) => name)],
    rows: series.flatMap((one) => {
      const shared = [
        ...facets.map((field) => cellOf(one.facet[field])),
        ...group.map((field) => cellOf(one.group[field])),
      ];
      return one.points.map((point) => [...shared, ...measures.map(([, read]) => read(point, one))]);
    }),
  };
}

type Measure = readonly [name: string, read: (point: AggregatePoint, series: AggregateSeries) => Cell];

function measuresOf(plot: Plot, data: PlotData): Measure[] {
  const { kind, x, y, statistic, spread } = plot;
  if (kind === "ecdf")
    return [
      [y, (point) => point.x],
      ["runs", (point) => point.n],
    ];
  const xColumn: Measure = [x, (point) => point.x];
  if (kind === "scatter")
    return [xColumn, [y, (point) => point.y], ["record.run_id", (point) => point.run_ids?.[0]]];
  const name = data.points && intervalName(data.points.interval, spread);
  const bound = (index: 0 | 1) => (point: AggregatePoint) => boundsOf(point, spread)?.[index];
  const five: Measure[] = [
    ["min", (point) => point.y_min],
    ["q1", (point) => point.y_q1],
    ["median", (point) => point.y_median],
    ["q3", (point) => point.y_q3],
    ["max", (point) => point.y_max],
  ];
  return [
    xColumn,
    [`${statistic} of ${y}`, (point) => point.y],
    ...(name === undefined
      ? []
      : ([
          [`${name}: low`, bound(0)],
          [`${name}: high`, bound(1)],
        ] as const)),
    ["n", (point) => point.n],
    ...(kind === "box" ? five : []),
  ];
}

function histogramTable(plot: Plot, histograms: NonNullable<PlotData["histograms"]>): PlotTable {
  const facets = facetsOf(plot);
  const [group] = plot.group;
  const rows = histograms.flatMap(({ facet, histogram }) => {
    const shared = facets.map((field) => cellOf(facet[field]));
    const stacks = histogram.stacks ?? [{ value: null, counts: histogram.counts }];
    return stacks.flatMap((stack) =>
      stack.counts.map((count, bin): Cell[] => [
        ...shared,
        ...(group === undefined ? [] : [cellOf(stack.value)]),
        histogram.bins[bin],
        histogram.bins[bin + 1],
        count,
      ]),
    );
  });
  return {
    head: [...facets, ...(group === undefined ? [] : [group]), `${plot.y}: from`, "to", "runs"],
    rows,
  };
}

function densityTable(plot: Plot, densities: NonNullable<PlotData["densities"]>): PlotTable {
  const facets = facetsOf(plot);
  const rows = densities.flatMap(({ facet, grid }) => {
    const { x_edges: x, y_edges: y, cells } = grid;
    const columns = x.length - 1;
    const shared = facets.map((field) => cellOf(facet[field]));
    return cells.flatMap((count, index): Cell[][] => {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      return count === 0 ? [] : [[...shared, x[column], x[column + 1], y[row], y[row + 1], count]];
    });
  });
  return { head: [...facets, `${plot.x}: from`, "to", `${plot.y}: from`, "to", "runs"], rows };
}

function runTable(plot: Plot, { table }: PlotColumns, brush: Query): PlotTable {
  const fields = [...new Set([...plot.group.slice(0, 1), ...plot.axes])];
  const columns = fields.map((field) => table.column(field));
  const rows = Array.from(filterRows(table, brush), (row) => [
    table.runId(row),
    ...columns.map((column) => column?.cell(row)),
  ]);
  return { head: ["record.run_id", ...fields], rows };
}

function cellOf(value: GroupValue | undefined): Cell {
  return value ?? undefined;
}
