import type { Query } from "@atlas/core";
import { createEffect, createMemo, type JSX, Show } from "solid-js";
import type { DragUse } from "../chart/create-gestures.ts";
import { FigureView } from "../chart/FigureView.tsx";
import type { Figure, Target } from "../chart/figure.ts";
import type { Axes, Selection } from "../chart/selection.ts";
import { axisFields, brushRects, withSelection } from "./brush-places.ts";
import { createRoom } from "./create-room.ts";
import { drawPlot } from "./draw-plot.ts";
import type { PlotDrawing, PlotZoom } from "./plot-data.ts";
import { zoomAxes, zoomTo } from "./zoom-query.ts";

/** A plot in the room that it is given: larger than that, and scrolled, where its panels would be too small. */
export function PlotFigure(
  props: Pick<PlotDrawing, "plot" | "data" | "colors"> & {
    readonly label: string;
    readonly zoom: PlotZoom | undefined;
    readonly onZoom: (zoom: PlotZoom | undefined) => void;
    /** What dragging does. */
    readonly drag: DragUse;
    readonly brush: Query;
    readonly onBrush: (brush: Query) => void;
    readonly onOpen: (target: Target) => void;
    /** Told of the figure whenever it is drawn anew. */
    readonly onDrawn: (figure: Figure | undefined) => void;
  },
): JSX.Element {
  const [size, observe] = createRoom();
  const figure = createMemo(() => {
    const room = size();
    const { plot, data, colors, zoom } = props;
    return room && drawPlot({ plot, data, colors, zoom, ...room });
  });
  const fields = createMemo(() => axisFields(props.plot));
  const brushed = () => figure()?.panels.flatMap((panel) => brushRects(props.brush, fields(), panel)) ?? [];
  const brushes = (): Axes => ({ x: fields().x !== undefined, y: fields().y !== undefined });
  const canZoom = () => zoomAxes(props.plot).y;
  const brush = (index: number, selection: Selection, along: Axes) => {
    const panel = figure()?.panels[index];
    if (panel) props.onBrush(withSelection(props.brush, fields(), panel, selection, along));
  };
  const show = (index: number, part: Selection) => {
    const panel = figure()?.panels[index];
    if (panel) props.onZoom(zoomTo(props.plot, panel, part));
  };
  createEffect(() => props.onDrawn(figure()));
  return (
    <div class="atl-plot-figure" ref={observe} tabindex="-1">
      <Show when={figure()}>
        {(drawn) => (
          <FigureView
            figure={drawn()}
            label={props.label}
            hint={`Click for the runs, drag to ${DRAG_WORDS[props.drag]}`}
            onOpen={props.onOpen}
            drag={props.drag}
            brushes={brushes()}
            brushed={brushed()}
            onBrush={brush}
            onView={canZoom() ? show : undefined}
            onWhole={() => props.onZoom(undefined)}
          />
        )}
      </Show>
    </div>
  );
}

const DRAG_WORDS: Record<DragUse, string> = { brush: "brush", zoom: "zoom", pan: "move" };
