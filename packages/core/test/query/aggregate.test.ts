import {
  type AggregateRequest,
  type Aggregation,
  AtlasError,
  aggregate,
  type FieldPath,
  type Run,
  tableOf,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { identityOf, naiveAggregate } from "./naive-aggregate.ts";

/** Runs with these params and metrics, called r0, r1, ... */
function runsOf(...fields: [params: Run["params"], metrics: Run["metrics"]][]): Run[] {
  return fields.map(([params, metrics], i) => runOf({ run_id: `r${i}` }, params, metrics));
}

const LOSS_BY_LR = { x: "params.lr", y: "metrics.loss" } as const;

/** The one series of an answer. */
function pointsOf(runs: readonly Run[], request: Partial<Aggregation> = {}) {
  const { series } = aggregate(tableOf(runs), { ...LOSS_BY_LR, ...request });
  expect(series.length).toBe(1);
  return series[0]!.points;
}

const field = fc.constantFrom<FieldPath>(
  ...(["params.n", "params.s", "params.t", "params.mixed", "params.big", "params.a", "params.a.b"] as const),
  ...(["params.__proto__", "params.", "metrics.n", "record.status", "record.tags", "metrics.none"] as const),
);

const someRequest: fc.Arbitrary<Aggregation> = fc.record({
  x: field,
  y: fc.oneof(fc.constantFrom<FieldPath>("params.n", "params.t", "params.big"), field),
  groupBy: fc.array(field, { maxLength: 2 }),
  facetBy: fc.array(field, { maxLength: 2 }),
  statistic: fc.constantFrom("mean", "median", "min", "max", "count", "sum", "none"),
  errorBars: fc.constantFrom("none", "std", "sem", "ci95"),
  includeRunIds: fc.constant(true),
});

describe("any runs", () => {
  it("are brought together as loops over them do", () => {
    fc.assert(
      fc.property(someRuns, someRequest, (runs, request) => {
        const answer = aggregate(tableOf(runs), request);
        const naive = naiveAggregate(runs, request);
        expect(answer.counts).toEqual(naive.counts);
        expect([...answer.mixed].sort()).toEqual(naive.mixed.sort());
        expect(
          answer.series.map(({ group, facet, points }) => ({
            group: request.groupBy!.map((path) => identityOf(group[path]!)),
            facet: request.facetBy!.map((path) => identityOf(facet[path]!)),
            points: points.map(({ x, n, run_ids }) => ({ x: identityOf(x), n, run_ids })),
          })),
        ).toEqual(
          naive.series.map(({ group, facet, points }) => ({
            group,
            facet,
            points: points.map(({ x, values, run_ids }) => ({ x, n: values.length, run_ids })),
          })),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it("have points of which the statistic and the five numbers are right", () => {
    fc.assert(
      fc.property(someRuns, someRequest, (runs, request) => {
        const points = aggregate(tableOf(runs), request).series.flatMap((series) => series.points);
        const naive = naiveAggregate(runs, request).series.flatMap((series) => series.points);
        for (const [i, point] of points.entries()) {
          const { values } = naive[i]!;
          const sum = values.reduce((total, value) => total + value, 0);
          const magnitude = values.reduce((total, value) => total + Math.abs(value), 0);
          const middle = (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2;
          const wanted = {
            mean: sum / values.length,
            median: middle,
            min: values[0]!,
            max: values.at(-1)!,
            count: values.length,
            sum,
            none: values[0]!,
          }[request.statistic!];
          expect(Math.abs(point.y - wanted)).toBeLessThanOrEqual(1e-14 * magnitude);
          expect([point.y_min, point.y_median, point.y_max].map(identityOf)).toEqual(
            [values[0]!, middle, values.at(-1)!].map(identityOf),
          );
          const hasBounds = request.statistic === "mean" && request.errorBars !== "none" && values.length > 1;
          expect([point.y_low !== null, point.y_high !== null]).toEqual([hasBounds, hasBounds]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("answer alike with and without their ids, and in any order", () => {
    fc.assert(
      fc.property(someRuns, someRequest, (runs, request) => {
        const withIds = aggregate(tableOf(runs), request);
        const { includeRunIds: _, ...without } = request;
        const answer = aggregate(tableOf([...runs].reverse()), without);
        expect(answer.counts).toEqual(withIds.counts);
        expect(answer.series.map(({ points }) => points.map(({ n, y_q1, y_q3 }) => [n, y_q1, y_q3]))).toEqual(
          withIds.series.map(({ points }) => points.map(({ n, y_q1, y_q3 }) => [n, y_q1, y_q3])),
        );
        expect(answer.series.every(({ points }) => points.every((point) => !("run_ids" in point)))).toBe(
          true,
        );
      }),
    );
  });
});

describe("series", () => {
  it("keep apart values of different types, and having none from an empty text", () => {
    const values = [true, "True", null, "", "null", 1, "1", 1n << 60n, Number.NaN, "NaN", [1], "[1]"];
    const runs = runsOf(
      ...values.map((kind) => [{ lr: 1, kind }, { loss: 0 }] as [Run["params"], Run["metrics"]]),
    );
    const { series } = aggregate(tableOf(runs), { ...LOSS_BY_LR, groupBy: ["params.kind"] });
    expect(series.map(({ name, group }) => [name, group["params.kind"]])).toEqual([
      ["1", 1],
      [String(1n << 60n), 1n << 60n],
      ["", ""],
      ["1", "1"],
      ["NaN", "NaN"],
      ["True", "True"],
      ["[1]", "[1]"],
      ["null", "null"],
      ["True", true],
      ["[1]", [1]],
      ["NaN", Number.NaN],
      ["", null],
    ]);
  });

  it("are named by their group alone, and told apart by the facet as well", () => {
    const runs = runsOf(
      [{ lr: 1, opt: "sgd", dim: 2 }, { loss: 1 }],
      [{ lr: 1, opt: "sgd", dim: 10 }, { loss: 2 }],
      [{ lr: 1, opt: "adam", dim: 2 }, { loss: 3 }],
    );
    const facetBy = ["params.dim"] as const;
    const table = tableOf(runs);
    expect(
      aggregate(table, { ...LOSS_BY_LR, groupBy: ["params.opt", "record.status"], facetBy }).series,
    ).toMatchObject([
      { name: "adam | success", facet: { "params.dim": 2 }, points: [{ y: 3 }] },
      { name: "sgd | success", facet: { "params.dim": 2 }, points: [{ y: 1 }] },
      { name: "sgd | success", facet: { "params.dim": 10 }, points: [{ y: 2 }] },
    ]);
    expect(aggregate(table, { ...LOSS_BY_LR, facetBy }).series).toMatchObject([
      { name: "all", group: {}, points: [{ n: 2 }] },
      { name: "all", group: {}, points: [{ n: 1 }] },
    ]);
  });

  it("may be ten thousand, or have ten thousand points", () => {
    const runs = Array.from({ length: 30_000 }, (_, i) =>
      runOf({ run_id: `${i}` }, { lr: 1, part: i % 10_000 }, { loss: i }),
    );
    const table = tableOf(runs);
    const { series } = aggregate(table, { ...LOSS_BY_LR, groupBy: ["params.part"] });
    expect(series.length).toBe(10_000);
    expect(series.every(({ points: [point] }, i) => point?.n === 3 && point.y === i + 10_000)).toBe(true);
    const { points } = aggregate(table, { ...LOSS_BY_LR, x: "params.part" }).series[0]!;
    expect(points.length).toBe(10_000);
    expect(points.every(({ x, y_min, y_max }, i) => x === i && y_min === i && y_max === i + 20_000)).toBe(
      true,
    );
  });
});

describe("X", () => {
  it("may be of several types: numbers, every digit counting, then strings by code point, then booleans", () => {
    const values = [true, "b", 10, 2n ** 60n + 1n, "\u{1f600}", false, "\ue000", 2n ** 60n, -0, 2.5, 0, "B"];
    const points = pointsOf(
      runsOf(...values.map((lr) => [{ lr }, { loss: 1 }] as [Run["params"], Run["metrics"]])),
    );
    expect(points.map(({ x }) => x)).toEqual([
      ...[0, 2.5, 10, 2n ** 60n, 2n ** 60n + 1n],
      ...["B", "b", "\ue000", "\u{1f600}", false, true],
    ]);
    expect(points.map(({ n }) => n)).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it("is the text of a time, in the order of wall clocks", () => {
    const texts = [
      "2026-01-27",
      "2026-01-26T10:30:00",
      "2026-01-26T10:30:00Z",
      "2026-01-26T10:30:00",
      "2099-01-01T00:00:00",
    ];
    const runs = texts.map((started_at, i) => runOf({ run_id: `${i}`, started_at }, {}, { loss: i }));
    expect(pointsOf([...runs, runOf({}, {}, { loss: 1 })], { x: "record.started_at" })).toMatchObject([
      { x: "2026-01-26T10:30:00", n: 2 },
      { x: "2026-01-26T10:30:00Z", n: 1 },
      { x: "2026-01-27", n: 1 },
      { x: "2099-01-01T00:00:00", n: 1 },
    ]);
  });
});

describe("Y", () => {
  it("is a number or a boolean, never a text that looks like a number", () => {
    const runs = runsOf(
      [{ lr: 1 }, { loss: true }],
      [{ lr: 1 }, { loss: false }],
      [{ lr: 1 }, { loss: "5" }],
      [{ lr: 1 }, { loss: [5] }],
      [{ lr: 1 }, { loss: null }],
      [{ lr: 1 }, { loss: 2n ** 60n }],
      [{ lr: 1 }, { loss: 10n ** 400n }],
      [{ lr: 1 }, { loss: Number.NaN }],
      [{ lr: Infinity }, { loss: 1 }],
      [{ lr: Number.NaN }, {}],
      [{ lr: [1] }, { loss: 1 }],
    );
    const { series, counts } = aggregate(tableOf(runs), { ...LOSS_BY_LR, statistic: "sum" });
    expect(counts).toEqual({ matched: 11, used: 3, missing: 5, not_finite: 3 });
    expect(series[0]!.points).toMatchObject([{ x: 1, y: 2 ** 60, y_min: 0, y_median: 1 }]);
  });

  it("is missing everywhere when no run has the field, there is no run, or none passes", () => {
    const runs = runsOf([{ lr: 1 }, { loss: 1 }], [{ lr: 2 }, { loss: 2 }]);
    const none = { series: [], interval: { kind: "std", level: null }, mixed: [] };
    const counts = { matched: 2, used: 0, missing: 2, not_finite: 0 };
    expect(aggregate(tableOf(runs), { ...LOSS_BY_LR, y: "metrics.none" })).toEqual({ ...none, counts });
    expect(aggregate(tableOf(runs), { ...LOSS_BY_LR, x: "record.none" })).toEqual({ ...none, counts });
    const noCounts = { matched: 0, used: 0, missing: 0, not_finite: 0 };
    expect(aggregate(tableOf([]), LOSS_BY_LR)).toEqual({ ...none, counts: noCounts });
    expect(aggregate(tableOf(runs), LOSS_BY_LR, new Uint32Array())).toEqual({ ...none, counts: noCounts });
  });
});

describe("intervals", () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  const runs = runsOf(...values.map((loss) => [{ lr: 1 }, { loss }] as [Run["params"], Run["metrics"]]));
  const mean = 3.875;
  const std = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 7);

  it.each([
    ["none", "none", null, undefined],
    ["std", "std", null, std],
    ["sem", "sem", null, std / Math.sqrt(8)],
    ["ci95", "t", 0.95, (2.3646242515927844 * std) / Math.sqrt(8)],
  ] as const)("of the mean: %s", (errorBars, kind, level, half) => {
    const answer = aggregate(tableOf(runs), { ...LOSS_BY_LR, errorBars });
    expect(answer.interval).toEqual({ kind, level });
    const { y, y_low, y_high } = answer.series[0]!.points[0]!;
    expect(y).toBe(mean);
    if (half === undefined) expect([y_low, y_high]).toEqual([null, null]);
    else
      expect([mean - y_low!, y_high! - mean].map((side) => side / half)).toEqual([
        expect.closeTo(1, 12),
        expect.closeTo(1, 12),
      ]);
  });

  it("of the median lie between values, from 6 on", () => {
    const median = { statistic: "median", errorBars: "ci95" } as const;
    expect(aggregate(tableOf(runs), { ...LOSS_BY_LR, ...median }).interval).toEqual({
      kind: "order_statistics",
      level: 0.95,
    });
    expect(pointsOf(runs, median)).toMatchObject([{ y: 3.5, y_low: 1, y_high: 9, y_q1: 1.5, y_q3: 5.5 }]);
    expect(pointsOf(runs.slice(0, 5), median)).toMatchObject([{ y: 3, y_low: null, y_high: null }]);
  });

  it.each(["median", "min", "max", "count", "sum", "none"] as const)(
    "are not drawn about the %s as if it were the mean",
    (statistic) => {
      const answer = aggregate(tableOf(runs), { ...LOSS_BY_LR, statistic, errorBars: "std" });
      expect(answer.interval).toEqual({ kind: "none", level: null });
      expect(answer.series[0]!.points.every(({ y_low, y_high }) => y_low === null && y_high === null)).toBe(
        true,
      );
    },
  );

  it("are none of a single value, whose five numbers are itself", () => {
    expect(pointsOf(runs.slice(0, 1), { errorBars: "ci95" })).toEqual([
      { x: 1, y: 3, n: 1, y_low: null, y_high: null, y_min: 3, y_q1: 3, y_median: 3, y_q3: 3, y_max: 3 },
    ]);
  });
});

describe("the statistic none", () => {
  it("makes a point of every run: by X, then by run_id", () => {
    const runs = [
      ["b", 2],
      ["c", 1],
      ["a", 2],
    ].map(([run_id, lr], i) => runOf({ run_id: run_id as string }, { lr: lr! }, { loss: i }));
    expect(pointsOf(runs, { statistic: "none", includeRunIds: true })).toMatchObject([
      { x: 1, y: 1, n: 1, y_low: null, run_ids: ["c"] },
      { x: 2, y: 2, n: 1, y_low: null, run_ids: ["a"] },
      { x: 2, y: 0, n: 1, y_low: null, run_ids: ["b"] },
    ]);
  });
});

describe("hidden variation", () => {
  const mixedOf = (request: Partial<Aggregation>, ...params: Run["params"][]) =>
    aggregate(
      tableOf(
        runsOf(...params.map((own) => [{ lr: 1, ...own }, { loss: 1 }] as [Run["params"], Run["metrics"]])),
      ),
      {
        ...LOSS_BY_LR,
        ...request,
      },
    ).mixed;

  it("names the params that differ within a point, in natural order", () => {
    const params = [
      { layer10: 1, layer9: "a", same: 1, nan: Number.NaN, zero: 0, some: 1 },
      { layer10: 2, layer9: "b", same: 1, nan: Number.NaN, zero: -0 },
    ];
    expect(mixedOf({}, ...params)).toEqual(["params.layer9", "params.layer10", "params.some"]);
  });

  it("is not what an axis, a group, a facet or the seed shows", () => {
    const params = [
      { a: 1, b: 1, c: 1, seed: 1 },
      { a: 2, b: 2, c: 2, seed: 2 },
    ];
    expect(mixedOf({}, ...params)).toEqual(["params.a", "params.b", "params.c", "params.seed"]);
    const replicateField = "params.seed";
    expect(mixedOf({ replicateField, x: "params.lr", y: "params.a" }, ...params)).toEqual([
      "params.b",
      "params.c",
    ]);
    expect(mixedOf({ x: "params.a" }, ...params)).toEqual([]);
    expect(mixedOf({ groupBy: ["params.b"] }, ...params)).toEqual([]);
    expect(mixedOf({ facetBy: ["params.c"] }, ...params)).toEqual([]);
    expect(mixedOf({ statistic: "none" }, ...params)).toEqual([]);
  });

  it("is of the leaves of an object, not of the object", () => {
    expect(mixedOf({}, { opt: { lr: 1, name: "sgd" } }, { opt: { lr: 2, name: "sgd" } })).toEqual([
      "params.opt.lr",
    ]);
    expect(mixedOf({ x: "params.opt.lr" }, { opt: { lr: 1 } }, { opt: { lr: 1, k: 1 } })).toEqual([
      "params.opt.k",
    ]);
    expect(mixedOf({}, { opt: { lr: 1 } }, { opt: "default" })).toEqual(["params.opt", "params.opt.lr"]);
    expect(mixedOf({}, { sizes: [1, 2] }, { sizes: [1, 3] })).toEqual(["params.sizes"]);
  });
});

describe("a request that cannot be understood", () => {
  it.each<[Partial<Record<keyof AggregateRequest, unknown>>, (string | number)[]]>([
    [{ x: "lr" }, ["x"]],
    [{ y: "" }, ["y"]],
    [{ groupBy: ["params.a", "nope.a"] }, ["groupBy", 1]],
    [{ facetBy: ["params"] }, ["facetBy", 0]],
    [{ replicateField: "seed" }, ["replicateField"]],
    [{ statistic: "mode" }, ["statistic"]],
    [{ errorBars: "iqr" }, ["errorBars"]],
    [{ filter: {} }, ["filter"]],
  ])("is refused, with its place: %j", (part, location) => {
    const request = { ...LOSS_BY_LR, ...part } as Aggregation;
    const refusal = expect.objectContaining({ code: "invalid_query", location });
    expect(() => aggregate(tableOf([]), request)).toThrow(refusal);
    expect(() => aggregate(tableOf([]), request)).toThrow(AtlasError);
  });
});

it("brings together the rows that it is given", () => {
  const runs = runsOf([{ lr: 1 }, { loss: 1 }], [{ lr: 1 }, { loss: 3 }], [{ lr: 1 }, { loss: 8 }]);
  const { counts, series } = aggregate(tableOf(runs), LOSS_BY_LR, Uint32Array.of(0, 1));
  expect(counts.matched).toBe(2);
  expect(series[0]!.points).toMatchObject([{ x: 1, y: 2, n: 2 }]);
});
