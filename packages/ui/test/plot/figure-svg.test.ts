import { openMemorySource, parseQuery, type Query } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { figureSvg, readPlotSpec } from "@atlas/ui/figure";
import { describe, expect, it } from "vitest";
import { PLOT_KINDS } from "../../src/plot/plot-spec.ts";
import { makeRun } from "../run/make-run.ts";

const RUNS = ["adam", "gd"].flatMap((algorithm, which) =>
  [0.001, 0.01, 0.1].flatMap((lr, step) =>
    [0, 1, 2].map((seed) =>
      makeRun(
        { run_id: `r${which}${step}${seed}`, started_at: `2026-01-0${1 + seed}T00:00:00` },
        { params: { algorithm, lr }, metrics: { loss: (1 + which) * (1 + seed) * (1 + step) } },
      ),
    ),
  ),
);
const dataset = () => datasetOf(openMemorySource(RUNS));

function query(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.query;
}

function metadataOf(svg: string): Record<string, unknown> {
  const [, json = ""] = /<metadata>(.*)<\/metadata>/.exec(svg) ?? [];
  return JSON.parse(json.replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
}

describe.each(PLOT_KINDS)("%s", (kind) => {
  it("is drawn without a page, the same bytes each time", async () => {
    expect(typeof document).toBe("undefined");
    const spec = readPlotSpec({ kind, x: "params.lr", y: "metrics.loss", group: ["params.algorithm"] });
    const [first, second] = await Promise.all([figureSvg(dataset(), spec), figureSvg(dataset(), spec)]);
    expect(first.svg).toBe(second.svg);
    expect(first.svg).toMatch(
      /^<svg [\s\S]*<title>[\s\S]*<metadata>[\s\S]*plotted 18 of 18 runs[\s\S]*<\/svg>\n$/,
    );
    expect(first.svg).not.toMatch(/NaN|undefined|var\(/);
    expect(first.counts).toEqual({ matched: 18, used: 18, missing: 0, not_finite: 0 });
    expect(metadataOf(first.svg)).toMatchObject({ plot: { kind }, query: "", counts: first.counts });
  });
});

it("an empty spec is a figure, too, of the runs that a filter asks for", async () => {
  const file = await figureSvg(
    dataset(),
    {},
    { filter: query("params.algorithm = adam"), dataVersion: "v7" },
  );
  expect(file.title).toBe("loss by lr");
  expect(file.counts.matched).toBe(9);
  expect(metadataOf(file.svg)).toMatchObject({ query: "params.algorithm = adam", data_version: "v7" });
});

it("a brush leaves the others out, and of parallel coordinates draws them behind", async () => {
  const brush = "params.lr >= 0.01";
  const line = await figureSvg(dataset(), { kind: "strip", x: "params.algorithm", y: "metrics.loss", brush });
  expect(line.counts.matched).toBe(12);
  const parallel = await figureSvg(dataset(), { kind: "parallel", brush });
  expect(parallel.counts.matched).toBe(18);
  expect(parallel.svg).toContain("brushed: params.lr &gt;= 0.01");
});

it("says in which params the runs of a point differ that the plot does not show", async () => {
  const { mixed } = await figureSvg(dataset(), { x: "params.lr", y: "metrics.loss", group: [] });
  expect(mixed).toEqual(["params.algorithm"]);
});

it("nothing to plot is an error that says so", async () => {
  await expect(figureSvg(datasetOf(openMemorySource([])), {})).rejects.toMatchObject({
    code: "invalid_query",
    message: "There is nothing to plot: no number differs between these runs",
  });
});
