import type { FieldPath, Query, Scalar } from "@atlas/core";
import type { FigurePanel } from "../chart/figure.ts";
import type { Rect } from "../chart/mark.ts";
import { clockText, type Scale } from "../chart/scale.ts";
import type { Axes, Selection, Span } from "../chart/selection.ts";
import { type Brush, brushOn, withBrush } from "./brush-query.ts";
import type { Plot } from "./complete-plot.ts";

/** The fields of a run that stand along the axes of a plot; `undefined` where an axis has what is made of many runs. */
export interface AxisFields {
  readonly x: FieldPath | undefined;
  readonly y: FieldPath | undefined;
}

/** The fields along the axes of each panel of a plot. */
export function axisFields({ kind, x, y, group, statistic }: Plot): AxisFields {
  switch (kind) {
    case "histogram":
    case "ecdf":
      return { x: y, y: undefined };
    case "heatmap":
      return { x, y: group[0] };
    case "parallel":
      return { x: undefined, y: undefined };
    default:
      return { x, y: statistic === "count" || statistic === "sum" ? undefined : y };
  }
}

/** The fields that a plot itself shows what is brushed of. */
export function brushedFields(plot: Plot): readonly FieldPath[] {
  const { x, y } = axisFields(plot);
  return plot.kind === "parallel" ? plot.axes : [x, y].filter((field) => field !== undefined);
}

/** What is brushed between two places of an axis: the numbers between, or the categories that are touched. */
export function brushBetween(scale: Scale, from: number, to: number): Brush {
  const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(1, Math.max(from, to))];
  if (scale.kind === "category") {
    const values = scale.values.filter(
      (_, index) => (index + 1) * scale.step > low && index * scale.step < high,
    );
    return { kind: "values", values: values as readonly Scalar[] };
  }
  const bound = (place: number) =>
    scale.kind === "time"
      ? clockText(scale.numberAt(place)).replace(" ", "T")
      : Number(scale.numberAt(place).toPrecision(4));
  return { kind: "range", range: [bound(low), bound(high)] };
}

/** The parts of an axis that a brush covers. */
export function placesOf(scale: Scale, brush: Brush): readonly Span[] {
  if (brush.kind === "range") {
    const [low, high] = brush.range.map((bound) => scale.place(bound)) as [number, number];
    const from = Number.isNaN(low) ? 0 : Math.max(0, low);
    return high >= from ? [[from, Math.min(1, high)]] : [];
  }
  return brush.values.flatMap((value): Span[] => {
    const place = scale.place(value);
    return Number.isNaN(place) ? [] : [[place - scale.step / 2, place + scale.step / 2]];
  });
}

/** A query with what was dragged over in a panel; an axis that was not dragged along is not brushed. */
export function withSelection(
  query: Query,
  fields: AxisFields,
  panel: Pick<FigurePanel, "x" | "y">,
  selection: Selection,
  along: Axes,
): Query {
  let changed = query;
  for (const axis of ["x", "y"] as const) {
    const field = fields[axis];
    if (field === undefined) continue;
    const brush = along[axis] ? brushBetween(panel[axis], ...selection[axis]) : undefined;
    changed = withBrush(changed, field, brush);
  }
  return changed;
}

/** What a query brushes in a panel, in pixels of the figure; none where it says nothing of its axes. */
export function brushRects(
  query: Query,
  fields: AxisFields,
  panel: Pick<FigurePanel, "x" | "y" | "area">,
): readonly Rect[] {
  const spansOn = (axis: "x" | "y"): readonly Span[] | undefined => {
    const field = fields[axis];
    const brush = field && brushOn(query, field);
    return brush && placesOf(panel[axis], brush);
  };
  const [xs, ys] = [spansOn("x"), spansOn("y")];
  if (xs === undefined && ys === undefined) return [];
  const { area } = panel;
  return (xs ?? WHOLE).flatMap(([left, right]) =>
    (ys ?? WHOLE).map(([bottom, top]) => ({
      x: area.x + left * area.width,
      y: area.y + (1 - top) * area.height,
      width: (right - left) * area.width,
      height: (top - bottom) * area.height,
    })),
  );
}

const WHOLE: readonly Span[] = [[0, 1]];
