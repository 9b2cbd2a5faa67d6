import { createMemo, createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { formatCount } from "../format/format-count.ts";
import { type Curve, type CurveZoom, curveFigure } from "./curve-figure.ts";
import { FigureView } from "./FigureView.tsx";
import type { Selection } from "./selection.ts";
import { thinCurve } from "./thin-curve.ts";

/** Curves over one axis (a metric over its steps, say), with a crosshair; dragging zooms. */
export function CurveChart(props: {
  readonly series: readonly Curve[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** In pixels; 220 when absent. */
  readonly height?: number;
  readonly yScale?: "linear" | "log";
}): JSX.Element {
  const [width, setWidth] = createSignal(0);
  const [zoom, setZoom] = createSignal<CurveZoom>();
  const series = createMemo(() =>
    props.series.map((curve) => ({ ...curve, points: thinCurve(curve.points, width(), zoom()?.x) })),
  );
  const thinned = () => {
    const most = props.series.reduce((sum, curve) => Math.max(sum, curve.points.length), 0);
    const drawn = series().reduce((sum, curve) => Math.max(sum, curve.points.length), 0);
    return zoom() === undefined && width() > 0 && drawn < most ? most : undefined;
  };
  const figure = createMemo(() =>
    curveFigure(series(), { ...props, width: width(), height: props.height ?? 220, zoom: zoom() }),
  );
  const show = (_: number, { x, y }: Selection) => {
    const panel = figure().panels[0]!;
    setZoom({
      x: [panel.x.numberAt(x[0]), panel.x.numberAt(x[1])],
      y: [panel.y.numberAt(y[0]), panel.y.numberAt(y[1])],
    });
  };
  const observe = (host: HTMLDivElement) => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    onMount(() => observer.observe(host));
    onCleanup(() => observer.disconnect());
  };
  return (
    <div class="atl-curves" ref={observe}>
      <Show when={width() > 0}>
        <FigureView
          figure={figure()}
          label={`${props.yLabel} by ${props.xLabel}`}
          drag="zoom"
          onView={show}
          onWhole={() => setZoom(undefined)}
        />
      </Show>
      <Show when={thinned()}>
        {(count) => (
          <p class="atl-quiet atl-small">
            {formatCount(count())} points: of those that share a pixel column the least and the greatest are
            drawn.
          </p>
        )}
      </Show>
      <Show when={zoom()}>
        <Button small class="atl-curves-reset" onClick={() => setZoom(undefined)}>
          Whole curve
        </Button>
      </Show>
    </div>
  );
}
