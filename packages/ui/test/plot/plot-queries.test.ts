import { aggregate, filterRows } from "@atlas/core";
import { expect, it } from "vitest";
import { countQueries, valueQuery } from "../../src/plot/plot-queries.ts";
import { plotTable } from "../../src/plot/plot-table.ts";
import { unplacedNote } from "../../src/plot/plot-words.ts";
import { drawExample, sweep } from "./examples.ts";

it("each count of a plot leads to as many runs", () => {
  const table = sweep();
  const { plot, data } = drawExample({ x: "params.lr", y: "metrics.loss" });
  const queries = countQueries(plot);
  const count = (of: keyof typeof queries) => filterRows(table, queries[of]).length;
  expect({ used: count("plotted"), missing: count("missing"), not_finite: count("not_finite") }).toEqual({
    used: 36,
    missing: 1,
    not_finite: 1,
  });
  expect(data.points?.counts).toEqual({ matched: 38, used: 36, missing: 1, not_finite: 1 });
});

it("a value, an absent one and one that is not finite can all be asked for", () => {
  expect(valueQuery("params.a", 1)).toEqual({ field: "params.a", op: "eq", value: 1 });
  expect(valueQuery("params.a", null)).toEqual({ field: "params.a", op: "is", value: "missing" });
  expect(valueQuery("params.a", Number.NaN)).toEqual({ field: "params.a", op: "is", value: "nan" });
});

it("the table behind a plot has what is drawn: points with bounds, runs, bins", () => {
  const line = drawExample({ kind: "line", x: "params.lr", y: "metrics.loss", group: ["params.algorithm"] });
  const table = plotTable(line.plot, line.data);
  expect(table.head).toEqual([
    "params.algorithm",
    "params.lr",
    "mean of metrics.loss",
    "95% CI, t: low",
    "95% CI, t: high",
    "n",
  ]);
  expect(table.rows).toHaveLength(6);
  expect(table.rows[0]!.slice(0, 3)).toEqual(["adam", 0.001, 1100]);

  const scatter = drawExample({ kind: "scatter", x: "params.lr", y: "metrics.loss" });
  const runs = plotTable(scatter.plot, scatter.data);
  expect(runs.head).toEqual(["params.lr", "metrics.loss", "record.run_id"]);
  expect(runs.rows).toHaveLength(36);

  const histogram = drawExample({
    kind: "histogram",
    y: "metrics.loss",
    group: ["params.algorithm"],
    bins: 4,
  });
  const bins = plotTable(histogram.plot, histogram.data);
  expect(bins.head).toEqual(["params.algorithm", "metrics.loss: from", "to", "runs"]);
  expect(bins.rows.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(36);
});

it("asks of replicates what they have in common", () => {
  const { data } = drawExample({
    kind: "line",
    x: "params.lr",
    y: "metrics.loss",
    group: ["params.algorithm"],
  });
  expect(data.points?.mixed).toEqual(["params.problem"]);
  expect(
    aggregate(sweep(), {
      x: "params.lr",
      y: "metrics.loss",
      groupBy: ["params.algorithm"],
      facetBy: ["params.problem"],
    }).mixed,
  ).toEqual([]);
});

it("what has no place on a log axis is said, not lost", () => {
  const { plot, data } = drawExample({
    kind: "scatter",
    x: "metrics.loss",
    y: "params.lr",
    xScale: "log",
    yScale: "log",
  });
  expect(unplacedNote(plot, data)).toBeUndefined();
  const points = data.points!.series.map((one) => ({
    ...one,
    points: one.points.map((point) => ({ ...point, y: 0 })),
  }));
  expect(unplacedNote(plot, { points: { ...data.points!, series: points } })).toBe(
    "36 points have no place on these axes",
  );
});
