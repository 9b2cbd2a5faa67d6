import { createEffect, createMemo, createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { FigureView } from "../chart/FigureView.tsx";
import type { Figure, Target } from "../chart/figure.ts";
import type { Selection } from "../chart/uplot-panel.ts";
import type { Plot } from "./complete-plot.ts";
import { drawPlot } from "./draw-plot.ts";
import type { PlotData, PlotZoom } from "./plot-data.ts";
import type { ValueColors } from "./value-colors.ts";

/** A plot in the room that it is given: larger than that, and scrolled, where its panels would be too small. */
export function PlotFigure(props: {
  readonly plot: Plot;
  readonly data: PlotData;
  readonly colors: ValueColors;
  readonly label: string;
  readonly zoom: PlotZoom | undefined;
  readonly onZoom: (zoom: PlotZoom) => void;
  readonly onOpen: (target: Target) => void;
  /** Told of the figure whenever it is drawn anew. */
  readonly onDrawn: (figure: Figure | undefined) => void;
}): JSX.Element {
  const [size, setSize] = createSignal<{ readonly width: number; readonly height: number }>();
  const figure = createMemo(() => {
    const room = size();
    return (
      room &&
      drawPlot({ plot: props.plot, data: props.data, colors: props.colors, zoom: props.zoom, ...room })
    );
  });
  /** A histogram's and an ECDF's Y is no field, and panels with axes of their own have no part in common. */
  const canZoom = () => (props.plot.kind === "line" || props.plot.kind === "scatter") && !props.plot.free;
  const select = (index: number, { x, y }: Selection) => {
    const panel = figure()?.panels[index];
    if (panel === undefined) return;
    props.onZoom({
      x: [panel.x.numberAt(x[0]), panel.x.numberAt(x[1])],
      y: [panel.y.numberAt(y[0]), panel.y.numberAt(y[1])],
    });
  };
  createEffect(() => props.onDrawn(figure()));
  const observe = (host: HTMLDivElement) => {
    const measure = () =>
      setSize({ width: host.clientWidth - 28, height: Math.max(260, host.clientHeight - 12) });
    const observer = new ResizeObserver(measure);
    onMount(() => observer.observe(host));
    onCleanup(() => observer.disconnect());
  };
  return (
    <div class="atl-plot-figure" ref={observe} tabindex="-1">
      <Show when={figure()}>
        {(drawn) => (
          <FigureView
            figure={drawn()}
            label={props.label}
            hint={canZoom() ? "Click for the runs, drag to zoom" : "Click for the runs"}
            onOpen={props.onOpen}
            {...(canZoom() && { onSelect: select })}
          />
        )}
      </Show>
    </div>
  );
}
