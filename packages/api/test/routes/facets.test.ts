import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { FacetsSchema } from "../../src/schemas/facets.ts";
import { VaryingSchema } from "../../src/schemas/varying.ts";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", params: { dim: 1, kind: "x" }, metrics: { loss: Number.NaN } }),
  runOf({ id: "a2", params: { dim: 2, kind: "x" }, status: "failed", metrics: { loss: Number.NaN } }),
]);

describe("POST /api/facets", () => {
  test("answers values with their counts", async () => {
    const fields = ["record.status", "params.dim", "metrics.loss"];
    const { status, body } = await api.post("/api/facets", { fields, q: "status = failed", bins: 1 });
    expect(status).toBe(200);
    expect(v.is(FacetsSchema, body)).toBe(true);
    expect(body).toMatchObject({
      facets: [
        {
          field: "record.status",
          values: [
            { name: "failed", value: "failed", count: 1, total: 1 },
            { name: "success", value: "success", count: 1, total: 1 },
          ],
        },
        { field: "params.dim", histogram: { bins: [1, 2], counts: [1], totals: [2] } },
        { field: "metrics.loss", values: [{ name: "NaN", value: null, count: 1, total: 2 }] },
      ],
      ...{ matched: 1, total: 2, version: api.source.state().version },
      non_finite: { "facets[2].values[0].value": "NaN" },
    });
  });

  test.each([
    [{}, ["body", "fields"]],
    [{ fields: ["dim"] }, ["body", "fields", 0]],
    [{ fields: [], limit: 1001 }, ["body", "limit"]],
    [{ fields: [], order: "random" }, ["body", "order"]],
    [{ fields: Array(51).fill("params.dim") }, ["body", "fields"]],
  ])("%j is 422, with the place", async (body, loc) => {
    expect(await api.post("/api/facets", body)).toMatchObject({ status: 422, body: { detail: [{ loc }] } });
  });
});

test("POST /api/varying answers what differs and what does not", async () => {
  const { status, body } = await api.post("/api/varying", {});
  expect(status).toBe(200);
  expect(v.is(VaryingSchema, body)).toBe(true);
  expect(body).toMatchObject({
    varying: [
      { path: "record.status", distinct: 2, missing: 0 },
      { path: "params.dim", distinct: 2, missing: 0 },
    ],
  });
  expect((await api.post("/api/varying", { filter: [] })).status).toBe(422);
});
