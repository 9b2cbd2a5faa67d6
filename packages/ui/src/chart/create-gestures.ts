import { type Accessor, createSignal } from "solid-js";
import type { Figure } from "./figure.ts";
import type { Rect } from "./mark.ts";
import {
  type Axes,
  dragAxes,
  dragRect,
  type Place,
  partAbout,
  partMoved,
  type Selection,
  selectionOf,
} from "./selection.ts";

/** What dragging over a figure does. */
export type DragUse = "brush" | "zoom" | "pan";

/** What may be done with a figure by pointer and keys, and whom to tell. */
export interface GestureOptions {
  readonly figure: () => Figure;
  readonly drag: () => DragUse | undefined;
  /** Along which axes is brushed. */
  readonly brushes: () => Axes;
  /** Called when a part of a panel was dragged over to brush it. */
  readonly onBrush: (panel: number, selection: Selection, along: Axes) => void;
  /** Called to show a part of a panel in its place; absent where a figure shows all that it has. */
  readonly onView: () => ((panel: number, part: Selection) => void) | undefined;
  /** Called to show everything again. */
  readonly onWhole: () => void;
}

/** The gestures of a figure. Places are in pixels of it; what is answered is whether something was done. */
export interface Gestures {
  /** What is being dragged over. */
  readonly rubber: Accessor<Rect | undefined>;
  start(at: Place, isShifted: boolean): void;
  move(at: Place): boolean;
  end(at: Place): boolean;
  cancel(): void;
  wheel(at: Place, delta: number): boolean;
  key(key: string, isShifted: boolean, at: Place | undefined): boolean;
}

const LEAST_DRAG = 5;
const ALL: Axes = { x: true, y: true };
const ZOOM_STEP = 1.25;
const PAN_STEP = 0.1;
const WHEEL_STEP = 0.002;
const DIRECTIONS = new Map<string, readonly [dx: number, dy: number]>([
  ["ArrowRight", [-1, 0]],
  ["ArrowLeft", [1, 0]],
  ["ArrowUp", [0, 1]],
  ["ArrowDown", [0, -1]],
]);

/** Makes the gestures of a figure: a drag brushes, zooms or moves it (with shift always), wheel and keys zoom and move. */
export function createGestures(options: GestureOptions): Gestures {
  const [rubber, setRubber] = createSignal<Rect>();
  let drag: { use: DragUse; panel: number; from: Place; last: Place; isMoved: boolean } | undefined;
  const areaOf = (panel: number) => options.figure().panels[panel]!.area;
  const along = (to: Place) => dragAxes(drag!.from, to, drag!.use === "brush" ? options.brushes() : ALL);

  const start = (at: Place, isShifted: boolean) => {
    const canView = options.onView() !== undefined;
    const use = isShifted && canView ? "pan" : options.drag();
    const panel = panelAt(options.figure(), at);
    if (use === undefined || panel < 0 || (use !== "brush" && !canView)) return;
    drag = { use, panel, from: at, last: at, isMoved: false };
  };
  const move = (at: Place) => {
    if (drag === undefined) return false;
    drag.isMoved ||= Math.hypot(at.x - drag.from.x, at.y - drag.from.y) >= LEAST_DRAG;
    if (!drag.isMoved) return false;
    const area = areaOf(drag.panel);
    if (drag.use === "pan") {
      options.onView()?.(drag.panel, partMoved(area, at.x - drag.last.x, at.y - drag.last.y));
      drag.last = at;
    } else setRubber(dragRect(area, drag.from, at, along(at)));
    return true;
  };
  const end = (at: Place) => {
    if (drag === undefined) return false;
    const { use, panel, from, isMoved } = drag;
    if (isMoved && use !== "pan") {
      const axes = along(at);
      const selection = selectionOf(areaOf(panel), dragRect(areaOf(panel), from, at, axes));
      if (use === "brush") options.onBrush(panel, selection, axes);
      else options.onView()?.(panel, selection);
    }
    cancel();
    return isMoved;
  };
  const cancel = () => {
    drag = undefined;
    setRubber(undefined);
  };
  const zoomAt = (at: Place | undefined, factor: number) => {
    const panel = Math.max(0, at === undefined ? 0 : panelAt(options.figure(), at));
    const show = options.onView();
    if (show === undefined || options.figure().panels.length === 0) return false;
    show(panel, partAbout(areaOf(panel), at ?? middleOf(areaOf(panel)), factor));
    return true;
  };
  const key = (name: string, isShifted: boolean, at: Place | undefined) => {
    const show = options.onView();
    if (show === undefined) return false;
    if (name === "+" || name === "=") return zoomAt(at, 1 / ZOOM_STEP);
    if (name === "-") return zoomAt(at, ZOOM_STEP);
    if (name === "0") {
      options.onWhole();
      return true;
    }
    const direction = isShifted ? DIRECTIONS.get(name) : undefined;
    if (direction === undefined || options.figure().panels.length === 0) return false;
    const { width, height } = areaOf(0);
    show(0, partMoved(areaOf(0), direction[0] * width * PAN_STEP, direction[1] * height * PAN_STEP));
    return true;
  };
  return {
    rubber,
    start,
    move,
    end,
    cancel,
    wheel: (at, delta) => zoomAt(at, Math.exp(delta * WHEEL_STEP)),
    key,
  };
}

/** The panel that a place is in, or next to; -1 for none. */
export function panelAt(figure: Figure, { x, y }: Place): number {
  return figure.panels.findIndex(
    ({ area }) =>
      x >= area.x - REACH &&
      x <= area.x + area.width + REACH &&
      y >= area.y - REACH &&
      y <= area.y + area.height + REACH,
  );
}

const REACH = 8;

function middleOf({ x, y, width, height }: Rect): Place {
  return { x: x + width / 2, y: y + height / 2 };
}
