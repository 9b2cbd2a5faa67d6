import { type Dataset, openMemorySource, type Run } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { describe, expect, it } from "vitest";
import { askPlot, MOST_RUNS } from "../../src/plot/ask-plot.ts";
import { completePlot, type Plot } from "../../src/plot/complete-plot.ts";
import type { PlotZoom } from "../../src/plot/plot-data.ts";
import type { PlotSpec } from "../../src/plot/plot-spec.ts";
import { makeRun } from "../run/make-run.ts";

const SIZE = MOST_RUNS + 1000;

function manyRuns(): Run[] {
  return Array.from({ length: SIZE }, (_, index) =>
    makeRun(
      { run_id: `r${index}` },
      { params: { x: index, half: index % 2 }, metrics: index % 100 === 0 ? {} : { y: index / SIZE } },
    ),
  );
}

async function ask(dataset: Dataset, spec: PlotSpec, zoom?: PlotZoom) {
  const plot = completePlot({ x: "params.x", y: "metrics.y", ...spec }, await dataset.fields()) as Plot;
  return askPlot(dataset, { plot, filter: {}, zoom }, new AbortController().signal);
}

describe("more runs than can be told apart", async () => {
  const dataset = datasetOf(openMemorySource(manyRuns()));

  it("are drawn as how many lie where, all of them", async () => {
    const { densities, points, counts, hasTooManyRuns } = await ask(dataset, { kind: "scatter" });
    expect(points).toBeUndefined();
    expect(hasTooManyRuns).toBe(true);
    expect(densities?.[0]?.grid.cells.reduce((sum, count) => sum + count, 0)).toBe(counts.used);
    expect(counts).toEqual({ matched: SIZE, used: SIZE - SIZE / 100, missing: SIZE / 100, not_finite: 0 });
  });

  it("are drawn by panel", async () => {
    const { densities } = await ask(dataset, { kind: "scatter", column: "params.half" });
    expect(densities?.map((one) => one.facet)).toEqual([{ "params.half": 0 }, { "params.half": 1 }]);
  });

  it("are drawn one by one where few of them are in view, and counted as before", async () => {
    const whole = await ask(dataset, { kind: "scatter" });
    const part = await ask(dataset, { kind: "scatter" }, { x: [1000, 1100], y: [0, 1] });
    expect(part.points?.counts.used).toBe(99);
    expect(part.counts).toEqual(whole.counts);
    expect(part.densities).toBeUndefined();
  });

  it("have their statistics of all of them, and are not drawn beside these", async () => {
    const { points, runs, hasTooManyRuns } = await ask(dataset, { kind: "line", x: "params.half" });
    expect(points?.counts.used).toBe(SIZE - SIZE / 100);
    expect(runs).toBeUndefined();
    expect(hasTooManyRuns).toBe(true);
  });
});

describe("histograms", async () => {
  const dataset = datasetOf(openMemorySource(manyRuns().slice(0, 1000)));

  it("have the same bins in every panel, and count all runs that match", async () => {
    const { histograms, counts } = await ask(dataset, { kind: "histogram", column: "params.half", bins: 5 });
    expect(histograms).toHaveLength(2);
    expect(histograms?.[0]?.histogram.bins).toEqual(histograms?.[1]?.histogram.bins);
    expect(counts).toEqual({ matched: 1000, used: 990, missing: 10, not_finite: 0 });
  });
});
