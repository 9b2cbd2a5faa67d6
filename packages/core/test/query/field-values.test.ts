import { type FieldPath, type FieldValuesRequest, fieldValues, tableOf } from "@atlas/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { PARAM_NAMES, runOf, someRuns } from "../arbitrary.ts";
import { naiveCell } from "../naive.ts";

const anyFields = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom(...PARAM_NAMES).map((name): FieldPath => `params.${name}`),
    fc.constantFrom<FieldPath>("record.run_id", "record.started_at", "metrics.n", "metrics.none"),
  ),
  { minLength: 1, maxLength: 10 },
);

it("holds for each field the value of each run that it takes, in one order", () => {
  fc.assert(
    fc.property(
      someRuns,
      anyFields,
      fc.integer({ min: 1, max: 14 }),
      fc.integer(),
      (runs, fields, maxPoints, seed) => {
        const table = tableOf(runs);
        const filter = { experiment_id: "e:1" };
        const answer = fieldValues(table, { filter, fields, maxPoints, seed, includeRunIds: true });
        const matching = runs.filter(({ record }) => record.experiment_id === "e:1");
        expect(answer).toMatchObject({
          total: matching.length,
          returned: Math.min(matching.length, maxPoints),
          sampled: matching.length > maxPoints,
        });
        const taken = answer.run_ids!.map((id) => matching.find(({ record }) => record.run_id === id)!);
        expect(new Set(taken).size).toBe(answer.returned);
        expect(Object.keys(answer.fields)).toEqual(fields);
        for (const path of fields) {
          if (path === "record.started_at") continue;
          expect(answer.fields[path]).toEqual(taken.map((run) => naiveCell(run, path) ?? null));
        }
      },
    ),
    { numRuns: 1000 },
  );
});

const many = tableOf(Array.from({ length: 10_001 }, (_, i) => runOf({ run_id: `${i}` }, { i })));

it("takes 10,000 runs unless asked, and names none", () => {
  const answer = fieldValues(many, { fields: ["params.i"] });
  expect(answer).toMatchObject({ total: 10_001, returned: 10_000, sampled: true });
  expect(answer).not.toHaveProperty("run_ids");
});

it("takes the same runs for the same seed only", () => {
  const ask = (seed: number) => fieldValues(many, { fields: ["params.i"], maxPoints: 5, seed }).fields;
  expect(ask(1)).toEqual(ask(1));
  expect(ask(1)).not.toEqual(ask(2));
});

it("is well formed without runs and for a field that none has", () => {
  expect(fieldValues(tableOf([]), { fields: ["params.a"], includeRunIds: true })).toEqual({
    ...{ fields: { "params.a": [] }, run_ids: [], total: 0, returned: 0, sampled: false },
  });
  expect(fieldValues(tableOf([runOf({})]), { fields: ["params.__proto__"] }).fields).toEqual({
    "params.__proto__": [null],
  });
});

it.each<[Partial<Record<keyof FieldValuesRequest, unknown>>, (string | number)[]]>([
  [{ fields: [] }, ["fields"]],
  [{ fields: Array(11).fill("params.a") }, ["fields"]],
  [{ fields: ["params.a", "params"] }, ["fields", 1]],
  [{ maxPoints: 0 }, ["maxPoints"]],
  [{ maxPoints: 50_001 }, ["maxPoints"]],
  [{ seed: 0.5 }, ["seed"]],
  [{ filter: { started_before: "soon" } }, ["filter", "started_before"]],
])("refuses what cannot be understood, with its place: %j", (part, location) => {
  const request = { fields: ["params.a"], ...part } as FieldValuesRequest;
  expect(() => fieldValues(many, request)).toThrow(
    expect.objectContaining({ code: "invalid_query", location }),
  );
});
