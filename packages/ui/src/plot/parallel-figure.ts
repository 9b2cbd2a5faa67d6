import { allOf, type FieldInfo, filterRows, sampleRows, type Table } from "@atlas/core";
import type { Figure } from "../chart/figure.ts";
import type { Paint } from "../chart/mark.ts";
import { categoryScale, numberScale } from "../chart/scale.ts";
import { linkedAxis } from "./linked-axes.ts";
import { axesMarks, barsMarks, linesMarks, parallelLayout } from "./parallel-drawing.ts";
import { MOST_LINES, type PlotDrawing } from "./plot-data.ts";
import type { ValueColors } from "./value-colors.ts";

/** Some fields of many runs side by side: each run a line, each axis with how all of them lie along it. */
export function parallelFigure({ plot, data, colors, width, height, brush }: PlotDrawing): Figure {
  const { table, fields } = data.columns!;
  const axes = infosOf(fields, plot.axes).map((info) => linkedAxis(table, info));
  const layout = parallelLayout(axes.length, { width, height });
  const matched = filterRows(table, brush ?? allOf([]));
  const { rows } = sampleRows(matched, MOST_LINES, 0);
  const [group] = infosOf(fields, plot.group);
  const bars = barsMarks(axes, layout, matched);
  const lines = linesMarks(axes, layout, rows, lineLooks(table, group, colors, rows.length));
  return {
    width: layout.width,
    height: layout.height,
    frame: axesMarks(axes, layout),
    panels: [
      {
        area: { x: 0, y: layout.top, width: layout.width, height: layout.bottom - layout.top },
        name: "",
        marks: [...bars.all, ...lines, ...bars.matching],
        targets: [],
        x: categoryScale(plot.axes),
        y: numberScale("linear", { extent: [0, 1], padding: 0 }),
      },
    ],
  };
}

/** What is known of some fields, in their order; those of which nothing is known are left out. */
export function infosOf(fields: readonly FieldInfo[], paths: readonly FieldInfo["path"][]): FieldInfo[] {
  return paths.flatMap((path) => fields.find((info) => info.path === path) ?? []);
}

/** How the line of each row looks: the colour of its group's value, paler the more lines there are. */
export function lineLooks(
  table: Table,
  group: FieldInfo | undefined,
  colors: ValueColors,
  count: number,
): (row: number) => { readonly stroke: Paint; readonly opacity: number } {
  const column = group && table.column(group.path);
  const opacity = Math.min(0.7, Math.max(0.15, 60 / Math.max(1, count)));
  return (row) => ({
    stroke: column ? colors((column.cell(row) ?? null) as null) : "cat-1",
    opacity,
  });
}
