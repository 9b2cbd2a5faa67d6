import type { ArrayGrid } from "@atlas/core";
import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import { createThemePaint } from "../chart/create-theme-paint.ts";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { rangeOf } from "./array-data.ts";
import { heatScale, heatStep } from "./heat-color.ts";

const MOST_CELL_PX = 26;
const MOST_HEIGHT_PX = 420;
/** Cells at least as large as this are drawn square. */
const SQUARE_PX = 2;
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A matrix as colours; the value under the pointer, or under the cursor that arrow keys move, stands beside the key. */
export function Heatmap(props: {
  readonly grid: ArrayGrid;
  /** What it shows, for those who do not see it. */
  readonly label: string;
}): JSX.Element {
  const paintOf = createThemePaint();
  const [room, setRoom] = createSignal(0);
  const [cell, setCell] = createSignal<readonly [row: number, column: number]>();
  const rowCount = () => props.grid.values.length;
  const columnCount = () => props.grid.values[0]?.length ?? 0;
  const scale = createMemo(() => heatScale(rangeOf(props.grid.values) ?? [0, 0]));
  const size = createMemo(() => {
    const wide = Math.min(MOST_CELL_PX, room() / Math.max(1, columnCount()));
    const high = Math.min(MOST_CELL_PX, MOST_HEIGHT_PX / Math.max(1, rowCount()));
    const side = Math.min(wide, high);
    return side >= SQUARE_PX ? { wide: side, high: side } : { wide, high };
  });
  const canvas = (
    <canvas
      tabindex="0"
      role="img"
      aria-label={`${props.label}: ${formatCount(rowCount())} rows, ${formatCount(columnCount())} columns of colours. Arrow keys read the values.`}
    />
  ) as HTMLCanvasElement;

  createEffect(() => {
    const { values } = props.grid;
    const colors = scale().paints.map((paint) => channelsOf(paintOf()(paint)));
    const none = channelsOf(paintOf()("sunken"));
    canvas.width = Math.max(1, columnCount());
    canvas.height = Math.max(1, rowCount());
    const image = new ImageData(canvas.width, canvas.height);
    for (const [row, cells] of values.entries())
      for (const [column, value] of cells.entries()) {
        const color = value === null ? none : colors[heatStep(scale(), value)]!;
        image.data.set(color, 4 * (row * canvas.width + column));
      }
    canvas.getContext("2d")?.putImageData(image, 0, 0);
  });
  createEffect(() => {
    canvas.style.width = `${Math.max(1, size().wide * columnCount())}px`;
    canvas.style.height = `${Math.max(1, size().high * rowCount())}px`;
  });
  const point = (event: PointerEvent) => {
    const box = canvas.getBoundingClientRect();
    setCell(
      clamp(
        ((event.clientY - box.top) / box.height) * rowCount(),
        ((event.clientX - box.left) / box.width) * columnCount(),
      ),
    );
  };
  const clamp = (row: number, column: number) =>
    [
      Math.max(0, Math.min(rowCount() - 1, Math.floor(row))),
      Math.max(0, Math.min(columnCount() - 1, Math.floor(column))),
    ] as const;
  const step = (event: KeyboardEvent) => {
    const move = STEPS[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const [row, column] = cell() ?? [-move[0], -move[1]];
    setCell(clamp(row + move[0], column + move[1]));
  };
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerleave", () => setCell(undefined));
  canvas.addEventListener("keydown", step);
  const observe = (host: HTMLElement) => {
    const observer = new ResizeObserver(([entry]) => setRoom(Math.floor(entry?.contentRect.width ?? 0)));
    onMount(() => observer.observe(host));
    onCleanup(() => observer.disconnect());
  };
  const isThinned = () => props.grid.row_step > 1 || props.grid.column_step > 1;
  return (
    <figure class="atl-heat" ref={observe}>
      <div class="atl-heat-plot">
        {canvas}
        <Show when={cell()}>
          {(at) => (
            <span
              class="atl-heat-cell"
              aria-hidden="true"
              style={{
                left: `${at()[1] * size().wide}px`,
                top: `${at()[0] * size().high}px`,
                width: `${Math.max(3, size().wide)}px`,
                height: `${Math.max(3, size().high)}px`,
              }}
            />
          )}
        </Show>
      </div>
      <figcaption>
        <span class="atl-heat-key">
          {formatNumber(scale().ends[0])}
          <span class="atl-heat-ramp">
            <For each={scale().paints}>{(paint) => <i style={{ background: `var(--${paint})` }} />}</For>
          </span>
          {formatNumber(scale().ends[1])}
        </span>
        <output class="atl-quiet">
          <Show
            when={cell()}
            fallback={isThinned() ? thinnedWords(props.grid) : "Point at a cell, or use the arrow keys"}
          >
            {(at) => (
              <>
                row {formatCount(at()[0] * props.grid.row_step)}, column{" "}
                {formatCount(at()[1] * props.grid.column_step)}{" "}
                <b>{valueWords(props.grid.values[at()[0]]?.[at()[1]])}</b>
              </>
            )}
          </Show>
        </output>
      </figcaption>
    </figure>
  );
}

function valueWords(value: number | null | undefined): string {
  return value === null || value === undefined ? "not finite" : formatExact(value);
}

function thinnedWords({ row_step, column_step }: ArrayGrid): string {
  const parts = [
    ...(row_step > 1 ? [`every ${formatCount(row_step)}th row`] : []),
    ...(column_step > 1 ? [`every ${formatCount(column_step)}th column`] : []),
  ];
  return `Thinned to fit: ${parts.join(" and ")}`;
}

/** Red, green, blue and opacity of a colour as the browser computes it, `rgb(12, 34, 56)`. */
function channelsOf(color: string): number[] {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, 255];
}
