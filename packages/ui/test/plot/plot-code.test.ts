import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { curlOf, plotCall, pythonOf } from "../../src/plot/plot-code.ts";
import { drawExample } from "./examples.ts";

const { plot } = drawExample({
  kind: "line",
  x: "params.lr",
  y: "metrics.loss",
  group: ["params.algorithm"],
  column: "params.problem",
});
const filter = { op: "eq", field: "params.name", value: 'it\'s "é" $HOME' } as const;

it("the request of a plot is what the HTTP API takes", () => {
  expect(plotCall(plot, {})).toEqual({
    path: "/api/aggregate",
    body: {
      x_field: "params.lr",
      y_field: "metrics.loss",
      group_by: ["params.algorithm"],
      facet_by: ["params.problem"],
      agg_fn: "mean",
      error_bars: "ci95",
      include_run_ids: false,
    },
  });
  const histogram = drawExample({
    kind: "histogram",
    y: "metrics.loss",
    group: ["params.algorithm"],
    bins: 7,
  });
  expect(plotCall(histogram.plot, {})).toEqual({
    path: "/api/histogram",
    body: { field: "metrics.loss", bin_count: 7, stack_by: "params.algorithm" },
  });
});

it("a shell passes the request on as it is", () => {
  const call = plotCall(plot, filter);
  const command = curlOf(call, "http://127.0.0.1:8000").replace(/^curl -s \S+ -H '[^']*' -d/, "printf %s");
  expect(JSON.parse(execFileSync("/bin/sh", ["-c", command], { encoding: "utf8" }))).toEqual(call.body);
});

it("Python is given the same request", () => {
  const code = pythonOf(plotCall(plot, filter), "http://127.0.0.1:8000");
  const [, literal = ""] = /json\.loads\((".*")\)$/m.exec(code) ?? [];
  expect(JSON.parse(JSON.parse(literal))).toEqual(plotCall(plot, filter).body);
  expect(code).toContain('Request("http://127.0.0.1:8000/api/aggregate"');
});
