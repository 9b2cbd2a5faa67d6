import { type JsonObject, plannedDesign, tableOf } from "@atlas/core";
import { designName, designSentences, recognizeDesign } from "@atlas/core/replicates";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSweep } from "./make-sweep.ts";
import { manifestOf } from "./manifest-of.ts";

const ID = "sweep:1";

/** A run of each combination of params with each seed. */
function runsOf(cases: readonly JsonObject[], seeds: readonly string[] = ["s1", "s2"]) {
  return makeSweep(
    cases.flatMap((params, i) =>
      seeds.map((seed) => ({ configuration: `c${i}`, seed, params, metrics: {} })),
    ),
  );
}

const recognize = (cases: readonly JsonObject[], seeds?: readonly string[]) =>
  recognizeDesign(tableOf(runsOf(cases, seeds)), ID);

/** Every combination of some axes' values. */
function crossed(axes: { readonly [name: string]: readonly JsonObject[string][] }): JsonObject[] {
  return Object.entries(axes).reduce<JsonObject[]>(
    (cases, [name, values]) =>
      cases.flatMap((params) => values.map((value) => ({ ...params, [name]: value }))),
    [{}],
  );
}

const rolesOf = ({ params }: ReturnType<typeof recognize>) =>
  Object.fromEntries(params.map(({ path, role }) => [path.slice("params.".length), role]));

const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 4 });
const numbers = fc.uniqueArray(fc.integer({ min: -9, max: 99 }), { minLength: 2, maxLength: 4 });
const axes = fc.record({ a: words, b: numbers, c: words });
/** A draw that no person would write. */
const draw = fc.double({ min: 0.001, max: 1, noNaN: true }).map((x) => x + Math.PI / 1e7);
const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

describe("a design is recognised", () => {
  it("as a full grid, in any order, with params that are constant and such that change together", () => {
    fc.assert(
      fc.property(
        axes.chain((values) => shuffled(crossed(values))),
        (cases) => {
          const design = recognize(
            cases.map((params) => ({ ...params, d: `${String(params["b"])}!`, e: 1 })),
          );
          expect(design).toMatchObject({ kind: "grid", constants: [{ path: "params.e", value: 1 }] });
          expect(design.grid).toMatchObject({ cells: cases.length, missing_count: 0 });
          expect(design.params.find(({ path }) => path === "params.b")!.aliases).toEqual(["params.d"]);
          expect(rolesOf(design)).toEqual({ a: "crossed", b: "crossed", c: "crossed" });
        },
      ),
    );
  });

  it("as a partial grid, with the cells that are missing", () => {
    fc.assert(
      fc.property(
        axes
          .map(crossed)
          .chain((cases) =>
            fc.tuple(shuffled(cases), fc.integer({ min: 1, max: Math.floor(cases.length / 8) })),
          ),
        ([cases, count]) => {
          const [left, kept] = [cases.slice(0, count), cases.slice(count)];
          const design = recognize(kept);
          // Without its only cells a value would not be known, nor would a param that has lost all values but one.
          fc.pre(
            design.grid?.cells === cases.length && design.params.every(({ aliases }) => aliases.length === 0),
          );
          expect(design.kind).toBe("partial_grid");
          const missing = design.grid!.missing.map(([a, b, c]) => JSON.stringify({ a, b, c }));
          expect(missing.toSorted()).toEqual(left.map((params) => JSON.stringify(params)).toSorted());
        },
      ),
    );
  });

  it("as a random search where all params are drawn, among a few choices, too", () => {
    const trials = fc.array(fc.record({ lr: draw, momentum: draw, size: fc.constantFrom(64, 128, 256) }), {
      minLength: 16,
      maxLength: 40,
    });
    fc.assert(
      fc.property(trials, (cases) => {
        const sizes = [64, 128, 256].map((size) => cases.filter((params) => params.size === size).length);
        fc.pre(new Set(sizes).size > 1);
        expect(recognize(cases)).toMatchObject({ kind: "random", grid: null });
      }),
    );
  });

  it("as a grid with draws where each cell has as many", () => {
    const cells = crossed({ a: ["x", "y", "z"], b: [1, 2] });
    fc.assert(
      fc.property(fc.array(draw, { minLength: 12, maxLength: 12 }), (draws) => {
        fc.pre(new Set(draws).size === 12);
        const cases = draws.map((lr, i) => ({ ...cells[i % 6]!, lr }));
        const design = recognize(cases);
        expect(rolesOf(design)).toEqual({ a: "crossed", b: "crossed", lr: "drawn" });
        expect(designName(design)).toBe("repeated grid with random draws");
        expect(designSentences(design)).toContain("lr is drawn at random per cell.");
      }),
    );
  });

  it("as nested where a param's values go with one value of another one each", () => {
    fc.assert(
      fc.property(
        shuffled(
          ["vision", "text", "speech"].flatMap((family) =>
            [1, 2, 3].flatMap((i) => [0.1, 0.01].map((lr) => ({ family, dataset: `${family}-${i}`, lr }))),
          ),
        ),
        (cases) => {
          const design = recognize(cases);
          expect(design.kind).toBe("nested");
          expect(design.grid).toMatchObject({ cells: 18, missing_count: 0 });
          expect(design.params.find(({ path }) => path === "params.dataset")).toMatchObject({
            role: "nested",
            within: "params.family",
          });
        },
      ),
    );
    const labels = ["a", "b"].flatMap((family) =>
      [1, 2, 3].map((i) => ({ family, dataset: `${family}${i}` })),
    );
    expect(recognize(labels)).toMatchObject({ kind: "nested" });
  });

  it("as nested where a param is set for some values of another one only", () => {
    const cases = crossed({ lr: [0.1, 0.2], kind: ["sgd", "adam"] }).flatMap((params) =>
      params["kind"] === "sgd" ? [0, 0.5, 0.9].map((momentum) => ({ ...params, momentum })) : [params],
    );
    const design = recognize(cases);
    expect(design.kind).toBe("nested");
    expect(designSentences(design)).toContain("momentum is set for some values of kind only.");
  });

  it("as a list where most combinations do not occur", () => {
    const texts = ["ppx", "pqy", "qrz", "rqx", "srw", "spz"];
    const cases = texts.map(([a, b, c]) => ({ a: a!, b: b!, c: c! }));
    expect(recognize(cases)).toMatchObject({ kind: "list", grid: null });
  });

  it("by its seeds as repeated, incomplete, or without replicates", () => {
    const cases = crossed({ a: [1, 2, 3] });
    expect(recognize(cases).replication).toEqual({
      kind: "repeated",
      configurations: 3,
      seeds: 2,
      least_seeds: 2,
      most_seeds: 2,
    });
    expect(recognize(cases, ["s"]).replication.kind).toBe("none");
    const incomplete = recognizeDesign(tableOf(runsOf(cases).slice(1)), ID);
    expect(incomplete.replication).toMatchObject({ kind: "incomplete", least_seeds: 1, most_seeds: 2 });
    const own = makeSweep(
      cases.flatMap((params, i) =>
        [0, 1].map((k) => ({ configuration: `c${i}`, seed: `s${i}${k}`, params, metrics: {} })),
      ),
    );
    expect(recognizeDesign(tableOf(own), ID).replication.kind).toBe("own_seeds");
  });
});

describe("a manifest tells", () => {
  const planned = (params: JsonObject) =>
    plannedDesign(manifestOf({ params, seeds: { type: "SeedPlan", base: 42, replicates: 2 } }));

  it("which cells no run has yet, of values that no run has, too", () => {
    const table = tableOf(runsOf(crossed({ lr: [0.1, 0.2], depth: [1, 2] })));
    const spec = { lr: [0.1, 0.2, 0.4], depth: [1, 2], width: [7] };
    const design = recognizeDesign(table, ID, planned({ type: "GridSource", spec, total_cases: 6 }));
    expect(design).toMatchObject({
      kind: "partial_grid",
      planned: { source: "grid", configurations: 6, seeds: 2 },
    });
    expect(design.grid).toEqual({
      params: ["params.depth", "params.lr"],
      cells: 6,
      missing_count: 2,
      missing: [
        [1, 0.4],
        [2, 0.4],
      ],
    });
    expect(designSentences(design)).toEqual([
      "2 params form a grid of 6 cells (depth × lr), of which 2 cells are missing.",
      "4 configurations, each run with the same 2 seeds.",
      "The manifest plans a grid of 6 configurations × 2 seeds, not all of which have a run.",
    ]);
  });

  it("that values were drawn, few as they are", () => {
    const table = tableOf(runsOf([{ lr: 0.1 }, { lr: 0.2 }]));
    const design = recognizeDesign(table, ID, planned({ type: "RandomSource", space: {}, n_trials: 2 }));
    expect(design).toMatchObject({ kind: "random", params: [{ role: "drawn" }], grid: null });
  });
});

it("says that there is one configuration, or none", () => {
  expect(designSentences(recognize([{ a: 1 }]))).toEqual([
    "a is constant.",
    "1 configuration, run with the same 2 seeds.",
  ]);
  expect(recognizeDesign(tableOf([]), ID)).toMatchObject({ kind: "single", params: [], constants: [] });
});
