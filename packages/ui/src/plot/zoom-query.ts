import { allOf, type Query } from "@atlas/core";
import type { Plot } from "./complete-plot.ts";
import type { PlotZoom } from "./plot-data.ts";

type Axis = "x" | "y";

/** The runs whose values lie in a part of the plane, as a query: the bounds are included. */
export function zoomQuery(plot: Plot, zoom: PlotZoom): Query {
  return allOf(
    (["x", "y"] as const).map((axis): Query => {
      const [low, high] = zoom[axis];
      return {
        field: plot[axis],
        op: "between",
        value: [valueOn(plot, axis, low), valueOn(plot, axis, high)],
      };
    }),
  );
}

/** The bounds of one axis as a density takes them: times in microseconds. */
export function zoomRange(plot: Plot, zoom: PlotZoom, axis: Axis): readonly [low: number, high: number] {
  const [low, high] = zoom[axis];
  return scaleOn(plot, axis) === "time" ? [low * 1000, high * 1000] : [low, high];
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
