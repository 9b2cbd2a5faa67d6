import { compareRuns, type FieldPath, tableOf } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { naiveCell, naivePaths } from "../naive.ts";
import { identityOf } from "./naive-aggregate.ts";

it("tells apart what loops over the runs tell apart, leaf by leaf", () => {
  const twoOrMore = someRuns.filter((runs) => runs.length >= 2);
  fc.assert(
    fc.property(twoOrMore, fc.boolean(), (runs, isReversed) => {
      const asked = isReversed ? runs.toReversed() : runs.slice(0, 2);
      const answer = compareRuns(
        tableOf(runs),
        asked.map(({ record }) => record.run_id),
      );
      expect(answer.run_ids).toEqual(asked.map(({ record }) => record.run_id));
      const differing = new Map(answer.differing.map(({ path, values }) => [path, values]));
      const identical = new Map(answer.identical.map(({ path, value }) => [path, value]));
      for (const path of [...naivePaths(runs), "record.status", "record.tags"] as FieldPath[]) {
        const cells = asked.map((run) => naiveCell(run, path));
        const holdsLeaves = cells.every(
          (cell) =>
            cell === undefined ||
            (typeof cell === "object" && !Array.isArray(cell) && Object.values(cell).some((m) => m !== null)),
        );
        const identities = new Set(cells.map(identityOf));
        expect(differing.get(path)).toEqual(
          holdsLeaves || identities.size === 1 ? undefined : cells.map((cell) => cell ?? null),
        );
        const isIdentical = !holdsLeaves && identities.size === 1;
        expect(identical.has(path)).toBe(isIdentical);
        if (isIdentical) expect(identityOf(identical.get(path))).toBe([...identities][0]);
      }
    }),
    { numRuns: 1000 },
  );
});

describe("two runs", () => {
  const runs = [
    runOf(
      { run_id: "a", status: "failed" },
      { opt: { lr: 1, name: "adam" }, x10: 0, x9: {} },
      { loss: Number.NaN },
    ),
    runOf({ run_id: "b" }, { opt: { lr: 2, name: "adam" }, x10: "0", x9: {} }, { loss: Number.NaN }),
  ];
  const { differing, identical } = compareRuns(tableOf(runs), ["b", "a", "b"]);

  it("differ in these fields, nested ones too", () => {
    expect(differing).toEqual([
      { path: "record.status", values: ["success", "failed"] },
      { path: "params.opt.lr", values: [2, 1] },
      { path: "params.x10", values: ["0", 0] },
    ]);
  });

  it("have these in common", () => {
    expect(identical.filter(({ path }) => !path.startsWith("record."))).toEqual([
      { path: "params.opt.name", value: "adam" },
      { path: "params.x9", value: {} },
      { path: "metrics.loss", value: Number.NaN },
    ]);
  });
});

it("names the runs that there are not, and compares the others", () => {
  const table = tableOf([runOf({ run_id: "a" }, { n: 1 })]);
  expect(compareRuns(table, ["x", "a"])).toMatchObject({
    run_ids: ["a"],
    unknown_run_ids: ["x"],
    differing: [],
    identical: expect.arrayContaining([{ path: "params.n", value: 1 }]),
  });
  expect(compareRuns(tableOf([]), ["x", "y"])).toEqual({
    ...{ run_ids: [], unknown_run_ids: ["x", "y"], differing: [], identical: [] },
  });
});

it("takes 2 to 200 runs", () => {
  const ids = Array.from({ length: 201 }, (_, i) => `${i}`);
  const table = tableOf(ids.map((run_id) => runOf({ run_id })));
  expect(compareRuns(table, ids.slice(1)).run_ids).toHaveLength(200);
  for (const refused of [ids, ["1"], ["1", "1"], []]) {
    expect(() => compareRuns(table, refused)).toThrow(
      expect.objectContaining({ code: "invalid_query", location: ["runIds"] }),
    );
  }
});
