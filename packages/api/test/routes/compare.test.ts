import * as v from "valibot";
import { expect, test } from "vitest";
import { CompareSchema } from "../../src/schemas/compare.ts";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", params: { dim: 1 }, metrics: { loss: Number.NaN } }),
  runOf({ id: "a2", params: { dim: 2 }, metrics: { loss: Number.NaN } }),
]);

test("answers what runs differ in, and what they have in common", async () => {
  const { status, body } = await api.post("/api/compare", { run_ids: ["a2", "nobody", "a1"] });
  expect(status).toBe(200);
  expect(v.is(CompareSchema, body)).toBe(true);
  expect(body).toMatchObject({
    run_ids: ["a2", "a1"],
    unknown_run_ids: ["nobody"],
    differing: [{ path: "params.dim", values: [2, 1] }],
    identical: expect.arrayContaining([{ path: "metrics.loss", value: null }]),
  });
});

test.each([
  [{}],
  [{ run_ids: ["a1"] }],
  [{ run_ids: [1, "a1"] }],
  [{ run_ids: Array.from({ length: 201 }, String) }],
])("%j is 422, with the place", async (body) => {
  const answer = await api.post("/api/compare", body);
  expect(answer.status).toBe(422);
  const { detail } = answer.body as { detail: { loc: unknown[] }[] };
  expect(detail.map(({ loc }) => loc.slice(0, 2))).toEqual([["body", "run_ids"]]);
});
