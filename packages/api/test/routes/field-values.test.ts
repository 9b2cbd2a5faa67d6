import * as v from "valibot";
import { expect, test } from "vitest";
import { FieldValuesSchema } from "../../src/schemas/field-values.ts";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", startedAt: "2026-03-01T10:00:00", params: { dim: 1 }, metrics: { loss: Infinity } }),
  runOf({ id: "a2", startedAt: "2026-03-02T10:00:00", params: { dim: 2n ** 64n } }),
]);

test("answers a value a run, the newest run first, and names the runs", async () => {
  const { status, body } = await api.post("/api/fields/values", { fields: ["params.dim", "metrics.loss"] });
  expect(status).toBe(200);
  expect(v.is(FieldValuesSchema, body)).toBe(true);
  expect(body).toEqual({
    fields: { "params.dim": [2n ** 64n, 1], "metrics.loss": [null, null] },
    run_ids: ["a2", "a1"],
    ...{ total: 2, returned: 2, sampled: false },
    version: api.source.state().version,
    non_finite: { "metrics.loss": { "1": "Infinity" } },
  });
});

test("takes a sample that the seed decides, and names no runs when asked not to", async () => {
  const request = { fields: ["params.dim"], max_points: 1, include_run_ids: false };
  const values = async (seed: number) => (await api.post("/api/fields/values", { ...request, seed })).body;
  expect(await values(1)).toMatchObject({ run_ids: null, total: 2, returned: 1, sampled: true });
  expect(await values(1)).toEqual(await values(1));
});

test.each([
  [{ fields: [] }, ["body", "fields"]],
  [{ fields: Array(11).fill("params.dim") }, ["body", "fields"]],
  [{ fields: ["dim"] }, ["body", "fields", 0]],
  [{ fields: ["params.dim"], max_points: 50_001 }, ["body", "max_points"]],
  [{ fields: ["params.dim"], seed: 0.5 }, ["body", "seed"]],
])("%j is 422, with the place", async (body, loc) => {
  expect(await api.post("/api/fields/values", body)).toMatchObject({
    status: 422,
    body: { detail: [{ loc }] },
  });
});
