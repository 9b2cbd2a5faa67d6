import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { Crosshair } from "./Crosshair.tsx";
import { createGestures, type DragUse, panelAt } from "./create-gestures.ts";
import { createThemePaint } from "./create-theme-paint.ts";
import type { Figure, Target } from "./figure.ts";
import type { Rect } from "./mark.ts";
import { nearestTarget, neighbourOf } from "./nearest-target.ts";
import { PanelView } from "./PanelView.tsx";
import type { Axes, Place, Selection } from "./selection.ts";
import { svgOfMarks, themePaint } from "./svg-of-marks.ts";
import { Tooltip } from "./Tooltip.tsx";

const BOTH: Axes = { x: true, y: true };

/**
 * A figure on the page: axes and words as text, data on canvas, what is pointed at in words. The arrow keys walk its
 * targets, Enter opens one; + and - zoom, shift with the arrows moves, 0 shows everything.
 */
export function FigureView(props: {
  readonly figure: Figure;
  /** What it shows, in a sentence. */
  readonly label: string;
  /** What a click does, where it does something. */
  readonly hint?: string;
  readonly onOpen?: (target: Target) => void;
  /** What dragging does; nothing when absent. With shift it moves what is shown. */
  readonly drag?: DragUse | undefined;
  /** Along which axes is brushed; both when absent. */
  readonly brushes?: Axes;
  /** What is brushed. */
  readonly brushed?: readonly Rect[];
  readonly onBrush?: (panel: number, selection: Selection, along: Axes) => void;
  /** Called to show a part of a panel; absent where everything is always shown. */
  readonly onView?: ((panel: number, part: Selection) => void) | undefined;
  readonly onWhole?: () => void;
}): JSX.Element {
  const paintOf = createThemePaint();
  const [pointed, setPointed] = createSignal<Target>();
  const [cross, setCross] = createSignal<Place>();
  const gestures = createGestures({
    figure: () => props.figure,
    drag: () => props.drag,
    brushes: () => props.brushes ?? BOTH,
    onBrush: (panel, selection, along) => props.onBrush?.(panel, selection, along),
    onView: () => props.onView,
    onWhole: () => props.onWhole?.(),
  });
  const targets = () => props.figure.panels.flatMap((panel) => panel.targets);
  createEffect(
    on(
      () => props.figure,
      () => setPointed(undefined),
      { defer: true },
    ),
  );
  let host!: HTMLDivElement;
  let isDragged = false;

  const placeOf = (event: MouseEvent): Place => {
    const { left, top } = host.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const targetAt = (event: MouseEvent) => {
    const at = placeOf(event);
    return nearestTarget(props.figure.panels[panelAt(props.figure, at)]?.targets ?? [], at.x, at.y);
  };
  const start = (event: PointerEvent) => {
    isDragged = false;
    if (event.button !== 0 || isTouch(event)) return;
    gestures.start(placeOf(event), event.shiftKey);
  };
  const move = (event: PointerEvent) => {
    const at = placeOf(event);
    setCross(isTouch(event) ? undefined : at);
    if (gestures.move(at)) {
      host.setPointerCapture(event.pointerId);
      setPointed(undefined);
    } else if (event.buttons === 0) setPointed(targetAt(event));
  };
  /** A finger cannot point before it touches: its first touch points, and the next one opens. */
  const open = (event: MouseEvent) => {
    if (isDragged) return;
    const target = pointed();
    if (isTouch(event) && targetAt(event) !== target) setPointed(targetAt(event));
    else if (target) props.onOpen?.(target);
  };
  const walk = (event: KeyboardEvent) => {
    const from = pointed();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (gestures.key(event.key, event.shiftKey, from ?? cross())) event.preventDefault();
    else if (event.key === "Escape") {
      gestures.cancel();
      setPointed(undefined);
    } else if (event.key === "Enter" && from) props.onOpen?.(from);
    else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = from ? (neighbourOf(targets(), from, event.key) ?? from) : targets()[0];
      setPointed(next);
      setCross(next);
    }
  };
  const listen = (element: HTMLDivElement) => {
    host = element;
    // The page scrolls by the wheel alone; with the key that zooms pages, or pinched, the figure is zoomed.
    const zoom = (event: WheelEvent) => {
      if ((event.ctrlKey || event.metaKey) && gestures.wheel(placeOf(event), event.deltaY))
        event.preventDefault();
    };
    element.addEventListener("wheel", zoom, { passive: false });
    onCleanup(() => element.removeEventListener("wheel", zoom));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a figure that takes keys is no image
    <div
      ref={listen}
      class="atl-figure"
      classList={{ "atl-figure-pointed": pointed() !== undefined && props.onOpen !== undefined }}
      data-drag={props.drag}
      style={{ width: `${props.figure.width}px`, height: `${props.figure.height}px` }}
      role="group"
      aria-roledescription="chart"
      aria-label={props.label}
      aria-keyshortcuts={props.onView ? "+ - 0 Shift+ArrowLeft Shift+ArrowRight" : undefined}
      tabindex="0"
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={(event) => {
        isDragged = gestures.end(placeOf(event));
      }}
      onPointerCancel={() => gestures.cancel()}
      onPointerLeave={(event) => {
        setCross(undefined);
        if (!isTouch(event)) setPointed(undefined);
      }}
      onClick={open}
      onKeyDown={walk}
      onBlur={() => {
        setPointed(undefined);
        setCross(undefined);
      }}
    >
      <svg
        class="atl-figure-frame"
        width={props.figure.width}
        height={props.figure.height}
        aria-hidden="true"
        // oxlint-disable-next-line solid/no-innerhtml -- svgOfMarks escapes every text
        innerHTML={svgOfMarks(props.figure.frame, themePaint)}
      />
      <For each={props.figure.panels}>{(panel) => <PanelView panel={panel} paintOf={paintOf()} />}</For>
      <For each={props.brushed ?? []}>
        {(rect) => <div class="atl-figure-brushed" style={styleOf(rect)} />}
      </For>
      <Show when={gestures.rubber()}>
        {(rect) => <div class="atl-figure-brushed" style={styleOf(rect())} />}
      </Show>
      <Show when={cross()}>{(at) => <Crosshair figure={props.figure} at={at()} />}</Show>
      <Show when={pointed()}>
        {(target) => <Tooltip target={target()} figure={props.figure} hint={props.hint} />}
      </Show>
    </div>
  );
}

function styleOf({ x, y, width, height }: Rect): JSX.CSSProperties {
  return {
    left: `${x}px`,
    top: `${y}px`,
    width: `${Math.max(1, width)}px`,
    height: `${Math.max(1, height)}px`,
  };
}

function isTouch(event: MouseEvent): boolean {
  return event instanceof PointerEvent && event.pointerType === "touch";
}
