import fc from "fast-check";
import { expect, it } from "vitest";
import { type PlotSpec, readPlotSpec } from "../../src/plot/plot-spec.ts";

it("gives back a plot that was written as JSON", () => {
  const spec: PlotSpec = {
    kind: "histogram",
    x: "params.lr",
    y: "metrics.loss",
    group: ["params.algorithm", "params.__proto__"],
    column: "params.",
    row: "record.status",
    statistic: "median",
    spread: "quartiles",
    xScale: "log",
    yScale: "symlog",
    runs: false,
    free: true,
    bins: 7,
    overlaid: true,
    cumulative: false,
    marginals: true,
    axes: ["params.lr", "metrics.loss"],
    brush: "params.lr in 1..2",
  };
  expect(readPlotSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
});

it("passes over what means nothing", () => {
  const foreign = {
    kind: "pie",
    x: "lr",
    y: 3,
    group: ["loss", 1, "params.a"],
    bins: 0,
    runs: "yes",
    more: 1,
  };
  expect(readPlotSpec(foreign)).toEqual({ group: ["params.a"] });
  expect(readPlotSpec("plot")).toEqual({});
  expect(readPlotSpec(null)).toEqual({});
});

it("never fails, and what it gives it gives again", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const spec = readPlotSpec(json);
      expect(readPlotSpec(spec)).toEqual(spec);
    }),
  );
});
