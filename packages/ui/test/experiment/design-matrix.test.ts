import { plannedDesign, type Value } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { designMatrix } from "../../src/experiment/design-matrix.ts";
import { makeConfiguration, makeVaried } from "./make-overview.ts";

const UNPLANNED = plannedDesign(undefined);

/** Every combination of the values of some params. */
function crossed(...lists: readonly (readonly Value[])[]) {
  const combinations = lists.reduce<Value[][]>(
    (before, list) => before.flatMap((values) => list.map((value) => [...values, value])),
    [[]],
  );
  return combinations.map(makeConfiguration);
}

describe("the matrix of a design", () => {
  const varied = [
    makeVaried("algo", ["adam", "gd"]),
    makeVaried("dim", [2, 10]),
    makeVaried("lr", [0.1, 1, 3]),
  ];

  it("has texts down its side and numbers along its top, every configuration once", () => {
    const matrix = designMatrix(varied, crossed(["adam", "gd"], [2, 10], [0.1, 1, 3]), UNPLANNED)!;
    expect(matrix.rows.map(({ name }) => name)).toEqual(["algo"]);
    expect(matrix.columns.map(({ name }) => name)).toEqual(["dim", "lr"]);
    expect(matrix.cells.map((row) => row.map((cell) => cell?.values))).toEqual([
      [2, 10].flatMap((dim) => [0.1, 1, 3].map((lr) => ["adam", dim, lr])),
      [2, 10].flatMap((dim) => [0.1, 1, 3].map((lr) => ["gd", dim, lr])),
    ]);
  });

  it("leaves a place for what has not run, also for values that are only planned", () => {
    const planned = { ...UNPLANNED, values: new Map([["lr", [0.01, 0.1, 1]]]) };
    const [algo, dim] = varied;
    const runs = crossed(["adam", "gd"], [2, 10]).map(({ values }) => makeConfiguration([...values, 0.1]));
    const matrix = designMatrix([algo!, dim!, makeVaried("lr", [0.1])], runs, planned)!;
    expect(matrix.columns[1]!.values).toEqual([0.01, 0.1, 1]);
    expect(matrix.cells[0]!.map((cell) => cell !== undefined)).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it("puts having no value last", () => {
    const runs = [makeConfiguration(["a"]), makeConfiguration([null])];
    const matrix = designMatrix([{ ...makeVaried("algo", ["a"]), missing: 1 }], runs, UNPLANNED)!;
    expect(matrix.columns[0]!.values).toEqual(["a", null]);
    expect(matrix.rows).toEqual([]);
  });

  it("is none where params were drawn, are too many, or cannot tell configurations apart", () => {
    const values = Array.from({ length: 30 }, (_, i) => i / 7);
    const drawn = values.map((value) => makeConfiguration([value, -value]));
    const params = [makeVaried("lr", values), makeVaried("wd", values)];
    expect(designMatrix(params, drawn, UNPLANNED)).toBeUndefined();
    expect(designMatrix([], [makeConfiguration([])], UNPLANNED)).toBeUndefined();
    expect(designMatrix([{ ...makeVaried("lr", [1]), distinct: 60 }], [], UNPLANNED)).toBeUndefined();
    const twins = [makeConfiguration([1]), { ...makeConfiguration([1]), params_fingerprint: "other" }];
    expect(designMatrix([makeVaried("lr", [1, 2])], twins, UNPLANNED)).toBeUndefined();
  });

  it("stays within its bounds for any sizes", () => {
    for (const size of [1, 3, 9, 41, 50]) {
      const list = Array.from({ length: size }, (_, i) => i);
      const matrix = designMatrix(
        [makeVaried("a", list), makeVaried("b", [1, 2, 3, 4])],
        crossed(list, [1, 2, 3, 4]),
        UNPLANNED,
      )!;
      expect(matrix.cells.flat().every((cell) => cell !== undefined)).toBe(true);
      expect(matrix.cells[0]!.length).toBeLessThanOrEqual(40);
    }
  });
});

describe("what a manifest plans", () => {
  const manifest = (content: object) => ({ content }) as Parameters<typeof plannedDesign>[0];

  it("is the values of a grid, how many cases, and how many seeds", () => {
    const planned = plannedDesign(
      manifest({ params: { spec: { lr: [0.1, 1] }, total_cases: 2 }, seeds: { replicates: 5 } }),
    );
    expect([...planned.values]).toEqual([["lr", [0.1, 1]]]);
    expect([planned.configurations, planned.seeds]).toEqual([2, 5]);
  });

  it("is nothing where the manifest says it in another way", () => {
    const odd = plannedDesign(manifest({ params: { type: "X", repr: "X()" }, seeds: [1] }));
    expect([odd.values.size, odd.configurations, odd.seeds]).toEqual([0, undefined, undefined]);
    const drawn = plannedDesign(manifest({ params: { space: { lr: {} }, n_trials: 40 } }));
    expect([drawn.values.size, drawn.configurations]).toEqual([0, 40]);
  });
});
