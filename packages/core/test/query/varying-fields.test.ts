import { type FieldPath, tableOf, varyingFields } from "@atlas/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { naiveCell, naivePaths } from "../naive.ts";
import { identityOf } from "./naive-aggregate.ts";

it("tells apart the fields that loops over the runs tell apart", () => {
  fc.assert(
    fc.property(someRuns, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (runs, isTaken) => {
      const rows = Uint32Array.from(runs.keys()).filter((row) => isTaken[row]);
      const taken = runs.filter((_, row) => isTaken[row]);
      const { varying, constant } = varyingFields(tableOf(runs), rows);
      const found = new Map<FieldPath, object>();
      for (const { path, ...field } of varying) found.set(path, field);
      for (const { path, value } of constant) found.set(path, { identity: identityOf(value) });
      for (const path of [...naivePaths(taken), "record.status", "record.started_at"] as FieldPath[]) {
        const cells = taken.map((run) => naiveCell(run, path)).filter((cell) => cell !== undefined);
        const identities = new Set(cells.map(identityOf));
        const missing = taken.length - cells.length;
        const isConstant = identities.size === 1 && missing === 0;
        const expected = isConstant
          ? { identity: [...identities][0] }
          : { distinct: identities.size, missing };
        expect(found.get(path)).toEqual(cells.length === 0 ? undefined : expected);
      }
    }),
    { numRuns: 1000 },
  );
});

it("tells what varies, and what the others hold, in the order in which fields are shown", () => {
  const runs = [
    runOf({ run_id: "a" }, { x10: 1, x9: "s", same: [1], loss: Number.NaN }, { score: 0 }),
    runOf({ run_id: "b" }, { x10: 2, same: [1], loss: Number.NaN }, { score: -0 }),
  ];
  const { varying, constant } = varyingFields(tableOf(runs));
  expect(varying).toEqual([
    { path: "params.x9", distinct: 1, missing: 1 },
    { path: "params.x10", distinct: 2, missing: 0 },
  ]);
  expect(constant.filter(({ path }) => !path.startsWith("record."))).toEqual([
    { path: "params.loss", value: Number.NaN },
    { path: "params.same", value: [1] },
    { path: "metrics.score", value: 0 },
  ]);
});

it("finds nothing to vary in one run, and nothing at all in none", () => {
  const table = tableOf([runOf({}, { a: 1, b: null })]);
  expect(varyingFields(table).varying).toEqual([]);
  expect(varyingFields(table).constant).toContainEqual({ path: "params.a", value: 1 });
  expect(varyingFields(table, new Uint32Array())).toEqual({ varying: [], constant: [] });
});
