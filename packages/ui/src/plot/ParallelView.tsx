import { type FieldInfo, type Filter, filterRows, type Query, sampleRows, type Table } from "@atlas/core";
import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import { paintCanvas } from "../chart/canvas-panel.ts";
import { createThemePaint } from "../chart/create-theme-paint.ts";
import type { Mark } from "../chart/mark.ts";
import { svgOfMarks, themePaint } from "../chart/svg-of-marks.ts";
import { formatCount } from "../format/format-count.ts";
import { AxisBrush } from "./AxisBrush.tsx";
import { type Brush, brushOn, withBrush } from "./brush-query.ts";
import { linkedAxis } from "./linked-axes.ts";
import { axesMarks, barsMarks, linesMarks, parallelLayout } from "./parallel-drawing.ts";
import type { ValueColors } from "./value-colors.ts";

const MOST_LINES = 1000;

/**
 * Some fields of many runs side by side: each run a line, each axis with how all runs lie along it. A brush on any axis
 * is answered here, from columns that were fetched once: lines and bars of every axis follow it as it moves.
 */
export function ParallelView(props: {
  readonly table: Table;
  readonly fields: readonly FieldInfo[];
  /** The field that lines are coloured by. */
  readonly group: FieldInfo | undefined;
  readonly colors: ValueColors;
  readonly brush: Query;
  readonly onBrush: (brush: Query) => void;
  /** What stands below: how many match. */
  readonly onMatched: (matched: number) => void;
}): JSX.Element {
  const [size, setSize] = createSignal<{ readonly width: number; readonly height: number }>();
  const [moving, setMoving] = createSignal<Query>();
  const paintOf = createThemePaint();
  const axes = createMemo(() => props.fields.map((info) => linkedAxis(props.table, info)));
  const layout = createMemo(() => parallelLayout(axes().length, size() ?? { width: 600, height: 400 }));
  const sample = createMemo(() => {
    const rows = Uint32Array.from({ length: props.table.rowCount }, (_, row) => row);
    return sampleRows(rows, MOST_LINES, 0).rows;
  });
  const brush = () => moving() ?? props.brush;
  const matched = createMemo(() => filterRows(props.table, brush() satisfies Filter));
  createEffect(() => props.onMatched(matched().length));
  const background = createMemo(() =>
    linesMarks(axes(), layout(), sample(), () => ({ stroke: "line-2", opacity: 0.3 })),
  );
  const linesOf = (rows: Uint32Array) => {
    const column = props.group && props.table.column(props.group.path);
    const opacity = Math.min(0.7, Math.max(0.15, 60 / Math.max(1, rows.length)));
    const paint = (row: number) => (column ? props.colors((column.cell(row) ?? null) as null) : "cat-1");
    const lookOf = (row: number) => ({ stroke: paint(row), opacity });
    return linesMarks(axes(), layout(), rows, lookOf);
  };
  const foreground = createMemo(() => {
    const bars = barsMarks(axes(), layout(), matched());
    if (matched().length === props.table.rowCount)
      return [...bars.all, ...linesOf(sample()), ...bars.matching];
    const isMatched = new Uint8Array(props.table.rowCount);
    for (const row of matched()) isMatched[row] = 1;
    return [...bars.all, ...linesOf(sample().filter((row) => isMatched[row] === 1)), ...bars.matching];
  });
  const change = (field: FieldInfo["path"], news: Brush | undefined, isDone: boolean) => {
    const query = withBrush(brush(), field, news);
    setMoving(isDone ? undefined : query);
    if (isDone) props.onBrush(query);
  };
  const observe = (host: HTMLDivElement) => {
    const measure = () =>
      setSize({ width: host.clientWidth - 28, height: Math.max(260, host.clientHeight - 12) });
    const observer = new ResizeObserver(measure);
    onMount(() => observer.observe(host));
    onCleanup(() => observer.disconnect());
  };
  /** What the brush does not change lies on a canvas of its own, and is painted once. */
  const paint = (marks: () => readonly Mark[]) => (canvas: HTMLCanvasElement) => {
    createEffect(() => {
      const { width, height } = layout();
      paintCanvas(
        canvas,
        { width, height, ratio: window.devicePixelRatio },
        marks(),
        paintOf(),
        "sans-serif",
      );
    });
  };
  const label = () =>
    `Parallel coordinates of ${props.fields.map((info) => info.path).join(", ")}: ${formatCount(matched().length)} of ${formatCount(props.table.rowCount)} runs match`;
  return (
    <div class="atl-plot-figure" ref={observe}>
      <Show when={size()}>
        {/* biome-ignore lint/a11y/useSemanticElements: what is brushed here is no set of form controls */}
        <div
          class="atl-parallel"
          role="group"
          aria-roledescription="chart"
          aria-label={label()}
          style={{ width: `${layout().width}px`, height: `${layout().height}px` }}
        >
          <canvas ref={paint(background)} />
          <canvas ref={paint(foreground)} />
          <svg
            class="atl-figure-frame"
            width={layout().width}
            height={layout().height}
            aria-hidden="true"
            // oxlint-disable-next-line solid/no-innerhtml -- svgOfMarks escapes every text
            innerHTML={svgOfMarks(axesMarks(axes(), layout()), themePaint)}
          />
          <For each={axes()}>
            {(axis, index) => (
              <AxisBrush
                axis={axis}
                x={layout().xs[index()]!}
                top={layout().top}
                height={layout().bottom - layout().top}
                brush={brushOn(brush(), axis.field)}
                onBrush={(news, isDone) => change(axis.field, news, isDone)}
              />
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
