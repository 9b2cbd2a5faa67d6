import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { AggregateSchema } from "../../src/schemas/aggregate.ts";
import { HistogramSchema } from "../../src/schemas/histogram.ts";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "b2", params: { lr: 0.1, algo: "adam" }, metrics: { loss: 2, ok: true } }),
  runOf({ id: "b1", params: { lr: 0.1, algo: "adam" }, metrics: { loss: 4, ok: false } }),
  runOf({ id: "b3", params: { lr: 0.1, algo: "gd", seed: 2n ** 60n }, metrics: { loss: Number.NaN } }),
  runOf({ id: "b4", params: { lr: 0.01, algo: "gd" }, metrics: { loss: 8 }, status: "failed" }),
]);
const lossByLr = { x_field: "params.lr", y_field: "metrics.loss" };

describe("POST /api/aggregate", () => {
  test("answers series of points, with their runs and what was left out", async () => {
    const { status, body } = await api.post("/api/aggregate", { ...lossByLr, group_by: ["params.algo"] });
    expect(status).toBe(200);
    expect(v.is(AggregateSchema, body)).toBe(true);
    expect(body).toMatchObject({
      series: [
        {
          name: "adam",
          group: { "params.algo": "adam" },
          facet: {},
          points: [
            { x: 0.1, y: 3, n: 2, y_low: 3 - Math.SQRT2, y_high: 3 + Math.SQRT2, run_ids: ["b1", "b2"] },
          ],
        },
        { name: "gd", points: [{ x: 0.01, y: 8, n: 1, y_low: null, y_high: null }] },
      ],
      ...lossByLr,
      agg_fn: "mean",
      error_bars: "std",
      total_runs: 3,
      counts: { matched: 4, used: 3, missing: 0, not_finite: 1 },
      interval: { kind: "std", level: null },
      mixed: [],
    });
  });

  test("names no runs when it is asked not to, and a point a run when replicates are not to be reduced", async () => {
    const { body } = await api.post("/api/aggregate", {
      ...lossByLr,
      agg_fn: "median",
      reduce_replicates: false,
      include_run_ids: false,
    });
    const { series, agg_fn } = body as v.InferOutput<typeof AggregateSchema>;
    expect(agg_fn).toBe("median");
    expect(series[0]?.points.map((point) => point.n)).toEqual([1, 1, 1]);
    expect(series[0]?.points[0]).not.toHaveProperty("run_ids");
  });

  test.each([
    [{ x_field: "lr", y_field: "metrics.loss" }, ["body", "x_field"]],
    [{ x_field: "params.lr" }, ["body", "y_field"]],
    [{ ...lossByLr, agg_fn: "mode" }, ["body", "agg_fn"]],
    [{ ...lossByLr, error_bars: "ci99" }, ["body", "error_bars"]],
    [{ ...lossByLr, group_by: ["algo"] }, ["body", "group_by", 0]],
    [{ ...lossByLr, colour: "red" }, ["body", "colour"]],
  ])("%j is 422, with the place", async (request, loc) => {
    const { status, body } = await api.post("/api/aggregate", request);
    expect(status).toBe(422);
    expect(body).toMatchObject({ detail: [{ loc }] });
  });
});

describe("POST /api/histogram", () => {
  test("answers edges and counts, and what was left out", async () => {
    const request = { field: "metrics.loss", bin_count: 2, stack_by: "params.algo" };
    const { status, body } = await api.post("/api/histogram", request);
    expect(status).toBe(200);
    expect(v.is(HistogramSchema, body)).toBe(true);
    expect(body).toMatchObject({
      field: "metrics.loss",
      bins: [2, 5, 8],
      counts: [2, 1],
      total: 3,
      matched: 4,
      missing: 0,
      not_finite: 1,
      outside: 0,
      stacks: [
        { name: "adam", value: "adam", counts: [2, 0] },
        { name: "gd", value: "gd", counts: [0, 1] },
      ],
    });
  });

  test.each([
    [{ field: "loss" }, ["body", "field"]],
    [{ field: "metrics.loss", bin_count: 0 }, ["body", "bin_count"]],
    [{ field: "metrics.loss", bin_count: 101 }, ["body", "bin_count"]],
    [{ field: "metrics.loss", range: [1] }, ["body", "range"]],
    [{ field: "metrics.loss", range: [2, 1] }, ["body", "range"]],
  ])("%j is 422, with the place", async (request, loc) => {
    const { status, body } = await api.post("/api/histogram", request);
    expect(status).toBe(422);
    expect((body as { detail: { loc: unknown[] }[] }).detail[0]?.loc.slice(0, 2)).toEqual(loc);
  });
});
