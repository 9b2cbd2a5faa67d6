import * as v from "valibot";
import { expect, test } from "vitest";
import { PairsSchema } from "../../src/schemas/pairs.ts";
import { MissingSchema, RankingSchema } from "../../src/schemas/ranking.ts";
import { MeansSchema, OddSchema, VarianceSchema } from "../../src/schemas/variance.ts";
import { openTestApi, runOf } from "../test-api.ts";

const SEEDS = ["s1", "s2", "s3", "s4", "s5", "s6"];

/** Two configurations of six seeds, of which the one is 1 above the other in every pair. */
const api = openTestApi(
  SEEDS.flatMap((seed_fingerprint, i) =>
    [0, 1].map((dim) => {
      const id = `${seed_fingerprint}${dim}`;
      const metrics = { loss: (i % 2) + dim };
      const run = runOf({ id, experiment: "e:1", fingerprint: `p${dim}`, params: { dim }, metrics });
      return { ...run, record: { ...run.record, seed_fingerprint } };
    }),
  ),
);

const LOSS = { experiment_id: "e:1", field: "metrics.loss" };

test.each([
  ["ranking", { goal: "min", pair_by: null, filter: null }, RankingSchema, { best: "p0", total: 2 }],
  ["pairs", { baseline: "p0" }, PairsSchema, { comparisons: [{ mean_difference: 1, above: 6 }] }],
  ["variance", {}, VarianceSchema, { method: "balanced", configurations: 2 }],
  ["odd", {}, OddSchema, { replicates: [], replicate_count: 0 }],
  ["missing", { q: "params.dim = 0" }, MissingSchema, { seed_count: 6, configurations: [] }],
  [
    "means",
    { rows: [], columns: ["params.dim"], goal: "max", best_of: "row" },
    MeansSchema,
    {
      cells: [
        [
          { mean: 0.5, is_best: false },
          { mean: 1.5, is_best: true },
        ],
      ],
    },
  ],
] as const)("answers about %s", async (name, members, schema, expected) => {
  const { status, body } = await api.post(`/api/replicates/${name}`, { ...LOSS, ...members });
  expect(status).toBe(200);
  expect(v.is(schema, body)).toBe(true);
  expect(body).toMatchObject(expected);
});

test("says of a t that is infinite that it is", async () => {
  const { body } = await api.post("/api/replicates/pairs", { ...LOSS, baseline: "p0" });
  expect(body).toMatchObject({
    comparisons: [{ t_test: { t: null, p: 0 } }],
    non_finite: { "comparisons[0].t_test.t": "Infinity" },
  });
});

test.each([
  ["ranking", {}, ["body", "goal"]],
  ["ranking", { goal: "min", limit: 1001 }, ["body", "limit"]],
  ["pairs", { baseline: "p9" }, ["body", "baseline"]],
  ["variance", { goal: "min" }, ["body", "goal"]],
  ["means", { rows: ["dim"], columns: [] }, ["body", "rows", 0]],
])("%s of %j is 422, with the place", async (name, members, place) => {
  const answer = await api.post(`/api/replicates/${name}`, { ...LOSS, ...members });
  expect(answer.status).toBe(422);
  const { detail } = answer.body as { detail: { loc: unknown[] }[] };
  expect(detail[0]!.loc).toEqual(place);
});
