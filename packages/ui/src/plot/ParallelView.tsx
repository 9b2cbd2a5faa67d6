import { filterRows, type Query, sampleRows } from "@atlas/core";
import { createEffect, createMemo, For, type JSX, Show } from "solid-js";
import { paintCanvas } from "../chart/canvas-panel.ts";
import { createThemePaint } from "../chart/create-theme-paint.ts";
import type { Figure } from "../chart/figure.ts";
import type { Mark } from "../chart/mark.ts";
import { svgOfMarks, themePaint } from "../chart/svg-of-marks.ts";
import { formatCount } from "../format/format-count.ts";
import { AxisBrush } from "./AxisBrush.tsx";
import { brushOn, withBrush } from "./brush-query.ts";
import type { Plot } from "./complete-plot.ts";
import { createRoom } from "./create-room.ts";
import { linkedAxis } from "./linked-axes.ts";
import { axesMarks, barsMarks, linesMarks, parallelLayout } from "./parallel-drawing.ts";
import { infosOf, lineLooks, parallelFigure } from "./parallel-figure.ts";
import { MOST_LINES, type PlotColumns } from "./plot-data.ts";
import type { ValueColors } from "./value-colors.ts";

/**
 * Some fields of many runs side by side: each run a line, each axis with how all runs lie along it. A brush on any axis
 * is answered here, from columns that were fetched once: lines and bars of every axis follow it as it moves.
 */
export function ParallelView(props: {
  readonly plot: Plot;
  readonly columns: PlotColumns;
  readonly colors: ValueColors;
  readonly brush: Query;
  /** Called as the pointer moves, and once more when it is let go. */
  readonly onBrush: (brush: Query, isDone: boolean) => void;
  /** Told how many runs match. */
  readonly onMatched: (matched: number) => void;
  /** Told how to draw what is seen, for those who take it away. */
  readonly onDrawn: (draw: () => Figure) => void;
}): JSX.Element {
  const [size, observe] = createRoom();
  const paintOf = createThemePaint();
  const table = () => props.columns.table;
  const fields = createMemo(() => infosOf(props.columns.fields, props.plot.axes));
  const axes = createMemo(() => fields().map((info) => linkedAxis(table(), info)));
  const room = () => size() ?? { width: 600, height: 400 };
  const layout = createMemo(() => parallelLayout(axes().length, room()));
  const sample = createMemo(() => {
    const rows = Uint32Array.from({ length: table().rowCount }, (_, row) => row);
    return sampleRows(rows, MOST_LINES, 0).rows;
  });
  const matched = createMemo(() => filterRows(table(), props.brush));
  createEffect(() => props.onMatched(matched().length));
  createEffect(() => {
    const { plot, columns, colors, brush } = props;
    const drawn = { plot, data: { columns }, colors, brush, ...room() };
    props.onDrawn(() => parallelFigure(drawn));
  });
  const background = createMemo(() =>
    linesMarks(axes(), layout(), sample(), () => ({ stroke: "line-2", opacity: 0.3 })),
  );
  const linesOf = (rows: Uint32Array) => {
    const [group] = infosOf(props.columns.fields, props.plot.group);
    return linesMarks(axes(), layout(), rows, lineLooks(table(), group, props.colors, rows.length));
  };
  const foreground = createMemo(() => {
    const bars = barsMarks(axes(), layout(), matched());
    if (matched().length === table().rowCount) return [...bars.all, ...linesOf(sample()), ...bars.matching];
    const isMatched = new Uint8Array(table().rowCount);
    for (const row of matched()) isMatched[row] = 1;
    return [...bars.all, ...linesOf(sample().filter((row) => isMatched[row] === 1)), ...bars.matching];
  });
  /** What the brush does not change lies on a canvas of its own, and is painted once. */
  const paint = (marks: () => readonly Mark[]) => (canvas: HTMLCanvasElement) => {
    createEffect(() => {
      const { width, height } = layout();
      paintCanvas(canvas, { width, height, ratio: window.devicePixelRatio }, marks(), paintOf());
    });
  };
  const label = () =>
    `Parallel coordinates of ${props.plot.axes.join(", ")}: ${formatCount(matched().length)} of ${formatCount(table().rowCount)} runs match`;
  return (
    <div class="atl-plot-figure" ref={observe} tabindex="-1">
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
                style={{
                  left: `${layout().xs[index()]!}px`,
                  top: `${layout().top}px`,
                  height: `${layout().bottom - layout().top}px`,
                }}
                brush={brushOn(props.brush, axis.field)}
                onBrush={(news, isDone) => props.onBrush(withBrush(props.brush, axis.field, news), isDone)}
              />
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
