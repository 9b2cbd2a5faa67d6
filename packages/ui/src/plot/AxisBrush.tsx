import { For, type JSX } from "solid-js";
import type { Brush } from "./brush-query.ts";
import { brushBetween, type LinkedAxis, placesOf } from "./linked-axes.ts";

const LEAST_DRAG = 3;

/** What is brushed on an axis. Dragging along it brushes, live; a click takes the brush away. */
export function AxisBrush(props: {
  readonly axis: LinkedAxis;
  /** Where the axis stands, in pixels. */
  readonly x: number;
  readonly top: number;
  readonly height: number;
  readonly brush: Brush | undefined;
  /** Called as the pointer moves, and once more when it is let go. */
  readonly onBrush: (brush: Brush | undefined, isDone: boolean) => void;
}): JSX.Element {
  let host!: HTMLDivElement;
  let start: number | undefined;
  const offsetOf = (event: PointerEvent) => event.clientY - host.getBoundingClientRect().top;
  const brushTo = (end: number) => {
    if (start === undefined || Math.abs(end - start) < LEAST_DRAG) return undefined;
    return brushBetween(props.axis, 1 - start / props.height, 1 - end / props.height);
  };
  return (
    <div
      ref={host}
      class="atl-axis-brush"
      style={{
        left: `${props.x}px`,
        top: `${props.top}px`,
        height: `${props.height}px`,
      }}
      title={`Drag to brush ${props.axis.field}`}
      onPointerDown={(event) => {
        host.setPointerCapture(event.pointerId);
        start = offsetOf(event);
      }}
      onPointerMove={(event) => {
        const brush = brushTo(offsetOf(event));
        if (brush !== undefined) props.onBrush(brush, false);
      }}
      onPointerUp={(event) => {
        const brush = brushTo(offsetOf(event));
        start = undefined;
        props.onBrush(brush, true);
      }}
    >
      <For each={props.brush === undefined ? [] : placesOf(props.axis, props.brush)}>
        {([from, to]) => (
          <div
            class="atl-axis-brushed"
            style={{
              top: `${(1 - to) * props.height}px`,
              height: `${Math.max(2, (to - from) * props.height)}px`,
            }}
          />
        )}
      </For>
    </div>
  );
}
