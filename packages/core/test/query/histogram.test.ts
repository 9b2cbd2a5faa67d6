import { AtlasError, type FieldPath, type HistogramRequest, histogram, type Run, tableOf } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { naiveCell } from "../naive.ts";
import { identityOf } from "./naive-aggregate.ts";

const runsWith = (...values: Run["metrics"][string][]) =>
  values.map((loss, i) => runOf({ run_id: `r${i}` }, { even: i % 2 === 0 }, { loss }));

const ofLoss = (runs: readonly Run[], request: Partial<HistogramRequest> = {}) =>
  histogram(tableOf(runs), { field: "metrics.loss", ...request });

const field = fc.constantFrom<FieldPath>(
  ...([
    "params.n",
    "params.big",
    "params.mixed",
    "params.t",
    "params.s",
    "metrics.n",
    "record.started_at",
  ] as const),
);

it("counts what loops over the runs count", () => {
  const bound = fc.constantFrom(-3, 0, 1, 2, 1e300);
  const range = fc.option(
    fc.tuple(bound, bound).filter(([low, high]) => low <= high),
    { nil: undefined },
  );
  fc.assert(
    fc.property(
      someRuns,
      field,
      field,
      fc.integer({ min: 1, max: 100 }),
      range,
      (runs, path, stackBy, bins, wanted) => {
        const answer = histogram(tableOf(runs), {
          field: path,
          bins,
          stackBy,
          ...(wanted && { range: wanted }),
        });
        const numbers = runs
          .map((run) => ({ run, cell: naiveCell(run, path) }))
          .filter(({ cell }) => ["number", "bigint"].includes(typeof cell));
        const finite = numbers.filter(({ cell }) => Number.isFinite(Number(cell)));
        const edges = answer.bins;
        const binOf = (value: number) =>
          edges.findLastIndex((edge, i) => edge <= value && (i < edges.length - 1 || i === 0));
        const counts = new Array<number>(edges.length - 1).fill(0);
        const stacks = new Map<string, number[]>();
        for (const { run, cell } of finite) {
          const value = Number(cell);
          if (value < edges[0]! || value > edges.at(-1)!) continue;
          const stack = identityOf(naiveCell(run, stackBy));
          if (!stacks.has(stack))
            stacks.set(
              stack,
              counts.map(() => 0),
            );
          counts[binOf(value)]!++;
          stacks.get(stack)![binOf(value)]!++;
        }
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(answer).toMatchObject({
          counts,
          total,
          matched: runs.length,
          missing: runs.length - numbers.length,
          not_finite: numbers.length - finite.length,
          outside: finite.length - total,
        });
        expect(new Map(answer.stacks!.map(({ value, counts }) => [identityOf(value), counts]))).toEqual(
          stacks,
        );
        if (wanted === undefined) expect(answer.outside).toBe(0);
      },
    ),
    { numRuns: 2000 },
  );
});

it("leaves out booleans, texts and what is not finite, and says how many", () => {
  const runs = runsWith(
    1,
    2,
    3,
    4,
    true,
    "5",
    null,
    [6],
    Number.NaN,
    Infinity,
    -Infinity,
    2n ** 60n,
    10n ** 400n,
  );
  expect(ofLoss(runs, { bins: 1 })).toEqual({
    ...{ bins: [1, 2 ** 60], counts: [5], total: 5 },
    ...{ matched: 13, missing: 4, not_finite: 4, outside: 0 },
  });
});

it("has 20 bins unless asked, and reaches from 0.5 below a single value to 0.5 above it", () => {
  const { bins, counts } = ofLoss(runsWith(7, 7, 7));
  expect([bins.length, bins[0], bins.at(-1)]).toEqual([21, 6.5, 7.5]);
  expect(counts[10]).toBe(3);
});

describe("with nothing to bin", () => {
  const nothing = { bins: [0, 1], counts: [0], total: 0 };

  it("is one empty bin", () => {
    expect(ofLoss([])).toMatchObject({ ...nothing, matched: 0 });
    expect(ofLoss(runsWith(Number.NaN, null, "x"))).toMatchObject({ ...nothing, missing: 2, not_finite: 1 });
    expect(ofLoss(runsWith(1), { field: "metrics.none" })).toMatchObject({ ...nothing, missing: 1 });
    expect(ofLoss(runsWith(1), { filter: { status: ["failed"] }, stackBy: "params.even" })).toMatchObject({
      ...nothing,
      stacks: [],
    });
  });

  it("keeps the bins of a range", () => {
    expect(ofLoss(runsWith(5), { range: [0, 4], bins: 2 })).toMatchObject({
      ...{ bins: [0, 2, 4], counts: [0, 0], total: 0, outside: 1 },
    });
  });
});

it("counts within a range, both ends included", () => {
  expect(ofLoss(runsWith(-1, 0, 1, 2, 3, 4, 5), { range: [0, 4], bins: 2 })).toMatchObject({
    ...{ bins: [0, 2, 4], counts: [2, 3], total: 5, outside: 2 },
  });
});

it("stacks the runs of each value, in order", () => {
  const runs = [
    ...runsWith(0, 0, 1, 1, 1),
    runOf({ run_id: "x" }, { even: "" }, { loss: 0 }),
    runOf({ run_id: "y" }, {}, { loss: 1 }),
    runOf({ run_id: "z" }, { even: "unused" }, { loss: null }),
  ];
  expect(ofLoss(runs, { bins: 2, stackBy: "params.even" })).toMatchObject({
    counts: [3, 4],
    stacks: [
      { name: "", value: "", counts: [1, 0] },
      { name: "False", value: false, counts: [1, 1] },
      { name: "True", value: true, counts: [1, 2] },
      { name: "", value: null, counts: [0, 1] },
    ],
  });
});

it.each<[Partial<Record<keyof HistogramRequest, unknown>>, (string | number)[]]>([
  [{ field: "loss" }, ["field"]],
  [{ stackBy: "even" }, ["stackBy"]],
  [{ bins: 0 }, ["bins"]],
  [{ bins: 101 }, ["bins"]],
  [{ bins: 2.5 }, ["bins"]],
  [{ range: [1, 0] }, ["range"]],
  [{ range: [0, Infinity] }, ["range"]],
  [{ range: [Number.NaN, 0] }, ["range"]],
  [
    { filter: { field_filters: [{ field: "x", op: "eq", value: 1 }] } },
    ["filter", "field_filters", 0, "field"],
  ],
])("refuses what cannot be understood, with its place: %j", (part, location) => {
  const ask = () => ofLoss([], part as Partial<HistogramRequest>);
  expect(ask).toThrow(AtlasError);
  expect(ask).toThrow(expect.objectContaining({ code: "invalid_query", location }));
});
