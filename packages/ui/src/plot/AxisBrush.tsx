import { For, type JSX } from "solid-js";
import { brushBetween, placesOf } from "./brush-places.ts";
import type { Brush } from "./brush-query.ts";
import type { LinkedAxis } from "./linked-axes.ts";

const LEAST_DRAG = 3;

/** What is brushed on an axis. Dragging along it brushes, live; a click takes the brush away. */
export function AxisBrush(props: {
  readonly axis: LinkedAxis;
  /** Whether the axis lies, its low end at the left; else it stands, its low end at the bottom. */
  readonly isFlat?: boolean;
  readonly style: JSX.CSSProperties;
  readonly brush: Brush | undefined;
  /** Called as the pointer moves, and once more when it is let go. */
  readonly onBrush: (brush: Brush | undefined, isDone: boolean) => void;
}): JSX.Element {
  let host!: HTMLDivElement;
  let start: { readonly place: number; readonly pixel: number } | undefined;
  const placeOf = (event: PointerEvent) => {
    const { left, top, width, height } = host.getBoundingClientRect();
    return props.isFlat
      ? { place: (event.clientX - left) / width, pixel: event.clientX }
      : { place: 1 - (event.clientY - top) / height, pixel: event.clientY };
  };
  const brushTo = (end: { readonly place: number; readonly pixel: number }) => {
    if (start === undefined || Math.abs(end.pixel - start.pixel) < LEAST_DRAG) return undefined;
    return brushBetween(props.axis.scale, start.place, end.place);
  };
  const share = (value: number) => `${100 * value}%`;
  return (
    <div
      ref={host}
      class="atl-axis-brush"
      classList={{ "atl-axis-brush-flat": props.isFlat === true }}
      style={props.style}
      title={`Drag to brush ${props.axis.field}`}
      onPointerDown={(event) => {
        host.setPointerCapture(event.pointerId);
        start = placeOf(event);
      }}
      onPointerMove={(event) => {
        const brush = brushTo(placeOf(event));
        if (brush !== undefined) props.onBrush(brush, false);
      }}
      onPointerUp={(event) => {
        const brush = brushTo(placeOf(event));
        start = undefined;
        props.onBrush(brush, true);
      }}
    >
      <For each={props.brush === undefined ? [] : placesOf(props.axis.scale, props.brush)}>
        {([from, to]) => (
          <div
            class="atl-axis-brushed"
            style={
              props.isFlat
                ? { left: share(from), right: share(1 - to) }
                : { bottom: share(from), top: share(1 - to) }
            }
          />
        )}
      </For>
    </div>
  );
}
