import { createEffect, type JSX } from "solid-js";
import { paintCanvas } from "../chart/canvas-panel.ts";
import type { PaintOf } from "../chart/svg-of-marks.ts";
import { fieldLabel } from "../format/field-label.ts";
import { AxisBrush } from "./AxisBrush.tsx";
import type { Brush } from "./brush-query.ts";
import type { LinkedAxis } from "./linked-axes.ts";
import { flatBarsMarks } from "./linked-bars.ts";

const WIDTH = 160;
const HEIGHT = 44;

/** How runs lie along one field: those that are brushed elsewhere on all of them. Dragging over it brushes. */
export function LinkedHistogram(props: {
  readonly axis: LinkedAxis;
  /** How many of the runs that are brushed elsewhere lie in each bin. */
  readonly counts: Uint32Array;
  readonly brush: Brush | undefined;
  readonly onBrush: (brush: Brush | undefined, isDone: boolean) => void;
  readonly paintOf: PaintOf;
}): JSX.Element {
  const paint = (canvas: HTMLCanvasElement) => {
    createEffect(() => {
      const size = { width: WIDTH, height: HEIGHT, ratio: window.devicePixelRatio };
      paintCanvas(canvas, size, flatBarsMarks(props.axis, props.counts, size), props.paintOf);
    });
  };
  return (
    <figure class="atl-linked-view" aria-label={`Runs by ${props.axis.field}`}>
      <figcaption>{fieldLabel(props.axis.field)}</figcaption>
      <div class="atl-linked-bars">
        <canvas ref={paint} />
        <AxisBrush
          axis={props.axis}
          isFlat
          style={{ inset: "0" }}
          brush={props.brush}
          onBrush={props.onBrush}
        />
      </div>
      <p class="atl-linked-ends">
        <span>{props.axis.ends[0]}</span>
        <span>{props.axis.ends[1]}</span>
      </p>
    </figure>
  );
}
