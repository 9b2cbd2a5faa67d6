import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, on, Show } from "solid-js";
import { createThemePaint } from "./create-theme-paint.ts";
import type { Figure, Target } from "./figure.ts";
import type { Rect } from "./mark.ts";
import { nearestTarget, neighbourOf } from "./nearest-target.ts";
import { PanelView } from "./PanelView.tsx";
import { svgOfMarks, themePaint } from "./svg-of-marks.ts";
import { Tooltip } from "./Tooltip.tsx";
import type { Selection } from "./uplot-panel.ts";

/**
 * A figure on the page: axes and words as text, data on canvas, what is pointed at in words. The arrow keys walk its
 * targets, Enter opens one.
 */
export function FigureView(props: {
  readonly figure: Figure;
  /** What it shows, in a sentence. */
  readonly label: string;
  /** What a click does, where it does something. */
  readonly hint?: string;
  readonly onOpen?: (target: Target) => void;
  /** Called when a part of a panel was dragged over. */
  readonly onSelect?: (panel: number, selection: Selection) => void;
}): JSX.Element {
  const paintOf = createThemePaint();
  const syncKey = createUniqueId();
  const [pointed, setPointed] = createSignal<Target>();
  const targets = createMemo(() => props.figure.panels.flatMap((panel) => panel.targets));
  createEffect(on(targets, () => setPointed(undefined), { defer: true }));
  let host!: HTMLDivElement;

  const targetAt = (event: MouseEvent) => {
    const { left, top } = host.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const panel = props.figure.panels.find(({ area }) => isNear(area, x, y));
    return nearestTarget(panel?.targets ?? [], x, y);
  };
  const point = (event: PointerEvent) => setPointed(event.buttons === 0 ? targetAt(event) : undefined);
  /** A finger cannot point before it touches: its first touch points, and the next one opens. */
  const open = (event: MouseEvent) => {
    const target = pointed();
    if (isTouch(event) && targetAt(event) !== target) setPointed(targetAt(event));
    else if (target) props.onOpen?.(target);
  };
  const walk = (event: KeyboardEvent) => {
    const from = pointed();
    if (event.key === "Escape") setPointed(undefined);
    else if (event.key === "Enter" && from) props.onOpen?.(from);
    else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      setPointed(from ? (neighbourOf(targets(), from, event.key) ?? from) : targets()[0]);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a figure that takes keys is no image
    <div
      ref={host}
      class="atl-figure"
      classList={{ "atl-figure-pointed": pointed() !== undefined && props.onOpen !== undefined }}
      style={{ width: `${props.figure.width}px`, height: `${props.figure.height}px` }}
      role="group"
      aria-roledescription="chart"
      aria-label={props.label}
      tabindex="0"
      onPointerMove={point}
      onPointerLeave={(event) => {
        if (!isTouch(event)) setPointed(undefined);
      }}
      onClick={open}
      onKeyDown={walk}
      onBlur={() => setPointed(undefined)}
    >
      <svg
        class="atl-figure-frame"
        width={props.figure.width}
        height={props.figure.height}
        aria-hidden="true"
        // oxlint-disable-next-line solid/no-innerhtml -- svgOfMarks escapes every text
        innerHTML={svgOfMarks(props.figure.frame, themePaint)}
      />
      <For each={props.figure.panels}>
        {(panel, index) => (
          <PanelView
            panel={panel}
            paintOf={paintOf()}
            syncKey={syncKey}
            onSelect={props.onSelect && ((selection) => props.onSelect?.(index(), selection))}
          />
        )}
      </For>
      <Show when={pointed()}>
        {(target) => <Tooltip target={target()} figure={props.figure} hint={props.hint} />}
      </Show>
    </div>
  );
}

const REACH = 8;

function isNear({ x, y, width, height }: Rect, atX: number, atY: number): boolean {
  return atX >= x - REACH && atX <= x + width + REACH && atY >= y - REACH && atY <= y + height + REACH;
}

function isTouch(event: MouseEvent): boolean {
  return event instanceof PointerEvent && event.pointerType === "touch";
}
