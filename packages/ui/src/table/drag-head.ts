import type { RenderRoot } from "../state/use-root.ts";

const LEAST_DRAG_PX = 6;

/** Follows the pointer from where an edge was pressed until it is released, telling how far it has come, in pixels. */
export function dragEdge(start: PointerEvent, onDrag: (byPx: number) => void): void {
  follow(start, (event) => onDrag(event.clientX - start.clientX));
}

/**
 * Follows the pointer from where a head was pressed: once it has come some way, the head under it is marked with
 * `data-drop`, and when it is released there, `onDrop` is told the place of that head's column.
 */
export function dragHead(start: PointerEvent, onDrop: (place: number) => void): void {
  const root = (start.target as Element).getRootNode() as RenderRoot;
  const own = headAt(root, start);
  let isDragged = false;
  let target: Element | undefined;
  const mark = (next: Element | undefined) => {
    target?.removeAttribute("data-drop");
    target = next === own ? undefined : next;
    target?.setAttribute("data-drop", placeOf(target) > placeOf(own) ? "after" : "before");
  };
  follow(
    start,
    (event) => {
      isDragged ||= Math.abs(event.clientX - start.clientX) >= LEAST_DRAG_PX;
      own?.toggleAttribute("data-dragged", isDragged);
      if (isDragged) mark(headAt(root, event));
    },
    () => {
      own?.removeAttribute("data-dragged");
      const place = target && placeOf(target);
      mark(undefined);
      if (place !== undefined) onDrop(place);
      // The click that follows a drag is none.
      if (isDragged) addEventListener("click", swallow, { capture: true, once: true });
      if (isDragged) setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    },
  );
}

function follow(start: PointerEvent, onMove: (event: PointerEvent) => void, onEnd?: () => void): void {
  const ended = new AbortController();
  const { signal } = ended;
  const end = () => {
    ended.abort();
    onEnd?.();
  };
  addEventListener("pointermove", (event) => event.pointerId === start.pointerId && onMove(event), {
    signal,
  });
  addEventListener("pointerup", end, { signal });
  addEventListener("pointercancel", () => ended.abort(), { signal });
}

function headAt(root: RenderRoot, event: PointerEvent): Element | undefined {
  const head = root.elementFromPoint(event.clientX, event.clientY)?.closest("thead th[aria-colindex]");
  return head === null || head === undefined || placeOf(head) < 0 ? undefined : head;
}

function placeOf(head: Element | undefined): number {
  return Number(head?.getAttribute("aria-colindex")) - 2;
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
