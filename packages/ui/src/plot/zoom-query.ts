import { allOf, type Query } from "@atlas/core";
import type { FigurePanel } from "../chart/figure.ts";
import type { Axes, Selection } from "../chart/selection.ts";
import { axisFields } from "./brush-places.ts";
import type { Plot } from "./complete-plot.ts";
import type { PlotZoom } from "./plot-data.ts";

type Axis = "x" | "y";

/** Along which axes a part of a plot can be shown: panels with axes of their own have no part in common. */
export function zoomAxes({ kind, xScale, free }: Plot): Axes {
  const isPlane = kind !== "heatmap" && kind !== "parallel" && !free;
  return { x: isPlane && xScale !== "category", y: isPlane };
}

/** The part of a plot that is a part of one of its panels. */
export function zoomTo(plot: Plot, panel: Pick<FigurePanel, "x" | "y">, part: Selection): PlotZoom {
  const along = zoomAxes(plot);
  const numbers = (axis: Axis) => {
    const [from, to] = part[axis];
    return [panel[axis].numberAt(from), panel[axis].numberAt(to)] as const;
  };
  return { ...(along.x && { x: numbers("x") }), ...(along.y && { y: numbers("y") }) };
}

/** The runs whose values lie in a part of the plane, as a query: the bounds are included. */
export function zoomQuery(plot: Plot, zoom: PlotZoom): Query {
  const fields = axisFields(plot);
  return allOf(
    (["x", "y"] as const).flatMap((axis): Query[] => {
      const [field, range] = [fields[axis], zoom[axis]];
      if (field === undefined || range === undefined) return [];
      return [
        { field, op: "between", value: [valueOn(plot, axis, range[0]), valueOn(plot, axis, range[1])] },
      ];
    }),
  );
}

/** The bounds of one axis as a density takes them: times in microseconds, and above 0 on a log scale. */
export function zoomRange(
  plot: Plot,
  zoom: PlotZoom,
  axis: Axis,
): readonly [low: number, high: number] | undefined {
  const range = zoom[axis];
  if (range === undefined) return undefined;
  const scale = scaleOn(plot, axis);
  if (scale === "log") return [Math.max(range[0], Number.MIN_VALUE), Math.max(range[1], Number.MIN_VALUE)];
  return scale === "time" ? [range[0] * 1000, range[1] * 1000] : range;
}

function scaleOn(plot: Plot, axis: Axis): Plot["xScale"] {
  return axis === "x" ? plot.xScale : plot.yScale;
}

/** A place on an axis as the field holds it: times as ISO 8601 text. */
function valueOn(plot: Plot, axis: Axis, value: number): number | string {
  return scaleOn(plot, axis) === "time" ? new Date(value).toISOString().slice(0, 23) : rounded(value);
}

/** What a pointer can tell apart: more digits would only make an address long. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
