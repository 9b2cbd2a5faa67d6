import {
  type AggregatePoint,
  allOf,
  createTableBuilder,
  type Dataset,
  type FieldPath,
  indexFields,
  openMemorySource,
  type Table,
} from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { DatasetProvider, RunTable } from "@atlas/ui";
import { createSignal, type JSX } from "solid-js";
import { render } from "solid-js/web";
import { askPlot } from "../src/plot/ask-plot.ts";
import { completePlot, type Plot } from "../src/plot/complete-plot.ts";
import { LinkedViews } from "../src/plot/LinkedViews.tsx";
import { PlotFigure } from "../src/plot/PlotFigure.tsx";
import type { PlotColumns, PlotData } from "../src/plot/plot-data.ts";
import type { PlotSpec } from "../src/plot/plot-spec.ts";
import { valueColors } from "../src/plot/value-colors.ts";
import { generateRun } from "./generate-runs.ts";
import { createRandom, normal } from "./random.ts";
import "@atlas/ui/styles.css";

/** Draws figures on command, for `pnpm bench ui`: `window.paint` has what it may ask. */
const host = document.querySelector<HTMLElement>("#page")!;
const FIELDS: readonly FieldPath[] = [
  "metrics.x",
  "metrics.y",
  "params.a",
  "params.b",
  "params.c",
  "metrics.z",
];
const tables = new Map<number, Table>();
let close = () => {};

/** A table of runs with two params of few values, one of a category, and three metrics. */
function tableOfRuns(count: number): Table {
  const known = tables.get(count);
  if (known !== undefined) return known;
  const random = createRandom(1);
  const builder = createTableBuilder();
  const template = generateRun(0, 1);
  for (let row = 0; row < count; row++) {
    builder.add({
      ...template,
      record: { ...template.record, run_id: row.toString(16).padStart(16, "0") },
      params: { a: row % 5, b: row % 12, c: ["adam", "gd", "sa"][row % 3]! },
      metrics: { x: normal(random), y: normal(random), z: random() },
    });
  }
  const table = builder.build();
  tables.set(count, table);
  return table;
}

function datasetOfTable(table: Table): Dataset {
  const source = openMemorySource([]);
  return datasetOf({ ...source, state: () => ({ ...source.state(), table }) });
}

const colors = valueColors(Array.from({ length: 20 }, (_, index) => index));

function show(component: () => JSX.Element): void {
  close();
  host.replaceChildren();
  close = render(component, host);
}

function showFigure(plot: Plot, data: PlotData): void {
  show(() => (
    <div class="atl atl-plots-main" style={{ width: "1200px", height: "700px" }}>
      <PlotFigure
        plot={plot}
        data={data}
        colors={colors}
        label="bench"
        zoom={undefined}
        onZoom={() => {}}
        drag="brush"
        brush={allOf([])}
        onBrush={() => {}}
        onOpen={() => {}}
        onDrawn={() => {}}
      />
    </div>
  ));
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Until what was drawn is in the pixels of every canvas. */
async function painted(): Promise<void> {
  do await frame();
  while (document.querySelector("#page canvas") === null);
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>("#page canvas")) {
    canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
  }
}

function plotOf(spec: PlotSpec, table: Table): Plot {
  return completePlot(spec, { fields: indexFields(table), run_count: table.rowCount, version: 1 })!;
}

/** A scatter plot of runs that are at hand as columns: counted, drawn and painted, with its axes. */
async function prepareScatter(count: number): Promise<() => Promise<void>> {
  const table = tableOfRuns(count);
  const dataset = datasetOfTable(table);
  const plot = plotOf({ kind: "scatter", x: "metrics.x", y: "metrics.y", group: [] }, table);
  return async () => {
    const question = { plot, filter: allOf([]), zoom: undefined };
    showFigure(plot, await askPlot(dataset, question, new AbortController().signal));
    await painted();
  };
}

/** Twenty lines with bands of an answer that is at hand. */
function prepareLines(count: number): () => Promise<void> {
  const random = createRandom(2);
  const series = Array.from({ length: 20 }, (_, index) => {
    let y = index;
    const points = Array.from({ length: count }, (_unused, x): AggregatePoint => {
      y += random() - 0.5;
      const five = { y_min: y - 1, y_q1: y - 0.4, y_median: y, y_q3: y + 0.4, y_max: y + 1 };
      return { x, y, n: 10, y_low: y - 0.5, y_high: y + 0.5, ...five };
    });
    return { name: String(index), group: { "params.a": index }, facet: {}, points };
  });
  const plot = plotOf(
    { kind: "line", x: "params.b", y: "metrics.y", group: ["params.a"], xScale: "linear", yScale: "linear" },
    tableOfRuns(100),
  );
  const counts = { matched: 0, used: 0, missing: 0, not_finite: 0 };
  const data: PlotData = { points: { series, counts, interval: { kind: "t", level: 0.95 }, mixed: [] } };
  return async () => {
    showFigure(plot, data);
    await painted();
  };
}

/** Moves a brush over one of six linked views, a step a frame, and says how long each frame took, in milliseconds. */
async function brushFrames(count: number, frames: number): Promise<number[]> {
  const table = tableOfRuns(count);
  const columns: PlotColumns = { table, fields: indexFields(table) };
  const [brush, setBrush] = createSignal(allOf([]));
  show(() => (
    <div class="atl" style={{ width: "1200px" }}>
      <LinkedViews
        columns={columns}
        fields={FIELDS}
        brush={brush()}
        onBrush={setBrush}
        onMatched={(matched) => {
          document.title = String(matched);
        }}
      />
    </div>
  ));
  await painted();
  const views = [...document.querySelectorAll<HTMLElement>(".atl-axis-brush")];
  const move = (view: HTMLElement, type: string, share: number) => {
    const { left, top, width } = view.getBoundingClientRect();
    const at = { clientX: left + share * width, clientY: top + 10 };
    view.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, buttons: 1, ...at }));
  };
  // A finger that is not there cannot be captured.
  for (const view of views) view.setPointerCapture = () => {};
  move(views[1]!, "pointerdown", 0.3);
  move(views[1]!, "pointermove", 0.7);
  move(views[1]!, "pointerup", 0.7);
  move(views[0]!, "pointerdown", 0.1);
  const times: number[] = [];
  let last = await frame();
  for (let step = 0; step < frames; step++) {
    move(views[0]!, "pointermove", 0.2 + (0.7 * step) / frames);
    await painted();
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** The first paint of the table of all runs. */
async function prepareTable(count: number): Promise<() => Promise<void>> {
  const dataset = datasetOfTable(tableOfRuns(count));
  return async () => {
    show(() => (
      <DatasetProvider dataset={dataset}>
        <div class="atl" style={{ height: "700px" }}>
          <RunTable
            filter={allOf([])}
            onFilter={() => {}}
            sort={[]}
            onSort={() => {}}
            columns={FIELDS}
            onColumns={() => {}}
            runHref={(runId) => `#${runId}`}
          />
        </div>
      </DatasetProvider>
    ));
    while (document.querySelector("#page [role=row] a, #page tbody a") === null) await frame();
    await frame();
  };
}

declare global {
  interface Window {
    paint: object;
  }
}

window.paint = { prepareScatter, prepareLines, prepareTable, brushFrames };
