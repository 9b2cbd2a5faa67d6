import {
  AtlasError,
  type Facet,
  type FacetRequest,
  type FieldFilter,
  type FieldPath,
  type FilterSpec,
  facetCounts,
  filterRows,
  histogram,
  parseQuery,
  type Run,
  tableOf,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poolNumber, poolString, runOf, someRuns } from "../arbitrary.ts";
import { naiveCell, naiveText } from "../naive.ts";
import { identityOf } from "./naive-aggregate.ts";

const FIELDS: readonly FieldPath[] = [
  ...(["params.n", "params.s", "params.t", "params.mixed", "params.big", "params.a.b", "metrics.n"] as const),
  ...(["record.status", "record.experiment_id", "record.started_at", "record.tags", "params.none"] as const),
];

const condition: fc.Arbitrary<FieldFilter> = fc.oneof(
  fc.record({
    field: fc.constantFrom<FieldPath>("params.n", "metrics.n", "params.big"),
    op: fc.constantFrom("eq", "ne", "lt", "ge"),
    value: poolNumber,
  }),
  fc.record({
    field: fc.constantFrom<FieldPath>("params.s", "record.status"),
    op: fc.constant("in"),
    value: fc.array(fc.oneof(poolString, fc.constantFrom("success", "failed")), { maxLength: 4 }),
  }),
  fc.record({
    field: fc.constant("params"),
    op: fc.constant("contains"),
    value: fc.constantFrom("1", "a", ":"),
  }),
);

const anyFilter: fc.Arbitrary<FilterSpec> = fc.record(
  {
    experiment_id: fc.constantFrom("e:1", "e:2"),
    status: fc.subarray(["success", "failed", "paused"]),
    started_after: fc.constantFrom("2026-01-01", "2026-01-26T10:30:00"),
    field_filters: fc.array(condition, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/** The runs that pass a filter without its conditions on a field; those of its experiment alone if that is asked for. */
function passing(runs: readonly Run[], filter: FilterSpec, field: FieldPath, isScope: boolean): Run[] {
  const { experiment_id, status, started_after, field_filters = [] } = filter;
  const spec: FilterSpec = {
    ...(experiment_id !== undefined && field !== "record.experiment_id" && { experiment_id }),
    ...(!isScope && {
      ...(status !== undefined && field !== "record.status" && { status }),
      ...(started_after !== undefined && field !== "record.started_at" && { started_after }),
      field_filters: field_filters.filter((condition) => condition.field !== field),
    }),
  };
  return Array.from(filterRows(tableOf(runs), spec), (row) => runs[row]!);
}

function countIdentities(runs: readonly Run[], field: FieldPath): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const cell = naiveCell(run, field);
    if (cell === undefined) continue;
    counts.set(identityOf(cell), (counts.get(identityOf(cell)) ?? 0) + 1);
  }
  return counts;
}

/** How many runs have a number in each bin; the last bin holds both of its edges. */
function countBetween(runs: readonly Run[], field: FieldPath, edges: readonly number[]): number[] {
  const numbers = runs.map((run) => naiveCell(run, field)).filter((cell) => cell !== undefined);
  return edges.slice(1).map((high, at) => {
    const isLast = at === edges.length - 2;
    const isIn = (number: number) => number >= edges[at]! && (isLast ? number <= high : number < high);
    return numbers.map(Number).filter(isIn).length;
  });
}

function checkFacet(facet: Facet, now: readonly Run[], scope: readonly Run[], limit: number): void {
  const { field } = facet;
  expect(facet.matched).toEqual({ count: now.length, total: scope.length });
  const lacking = (runs: readonly Run[]) => runs.filter((run) => naiveCell(run, field) === undefined).length;
  expect(facet.missing).toEqual({ count: lacking(now), total: lacking(scope) });
  const cells = scope.map((run) => naiveCell(run, field)).filter((cell) => cell !== undefined);
  const isTime = field === "record.started_at" && cells.length > 0;
  const isNumeric = cells.length > 0 && cells.every((cell) => ["number", "bigint"].includes(typeof cell));
  expect(facet.histogram !== undefined).toBe(isNumeric || isTime);
  expect(facet.histogram?.unit).toBe(isTime ? "us" : isNumeric ? null : undefined);
  expect(facet.values === undefined).toBe(isTime);
  if (facet.histogram !== undefined && isNumeric) {
    const counted = histogram(tableOf(scope), { field });
    const { bins, totals, counts, not_finite, scale } = facet.histogram;
    expect([totals.length, not_finite.total]).toEqual([counted.counts.length, counted.not_finite]);
    expect([bins[0], bins.at(-1)]).toEqual([counted.bins[0], counted.bins.at(-1)]);
    if (scale === "linear") expect(bins).toEqual(counted.bins);
    expect(totals).toEqual(countBetween(scope, field, bins));
    expect(counts).toEqual(countBetween(now, field, bins));
    expect(not_finite.count).toBe(histogram(tableOf(now), { field }).not_finite);
  }
  if (facet.values === undefined) return;
  const counts = countIdentities(now, field);
  const totals = countIdentities(scope, field);
  expect(facet.values.length).toBe(Math.min(limit, totals.size));
  for (const { name, value, count, total } of facet.values) {
    expect(name).toBe(naiveText(value));
    expect([count, total]).toEqual([counts.get(identityOf(value)) ?? 0, totals.get(identityOf(value))]);
  }
  const listed = new Set(facet.values.map(({ value }) => identityOf(value)));
  expect(listed.size).toBe(facet.values.length);
  const least = Math.min(...facet.values.map(({ count }) => count));
  for (const [identity] of totals) {
    if (!listed.has(identity)) expect(counts.get(identity) ?? 0).toBeLessThanOrEqual(least);
  }
  const sumOf = (parts: readonly { count: number; total: number }[]) => ({
    count: parts.reduce((sum, { count }) => sum + count, 0),
    total: parts.reduce((sum, { total }) => sum + total, 0),
  });
  const rest = facet.rest!;
  expect(sumOf([...facet.values, rest, facet.missing])).toEqual(facet.matched);
  expect(rest.distinct).toBe(totals.size - facet.values.length);
}

it("counts for each field what loops over the runs that pass the other conditions count", () => {
  fc.assert(
    fc.property(
      someRuns,
      anyFilter,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom("count", "natural"),
      (runs, filter, limit, order) => {
        const { facets, matched, total } = facetCounts(tableOf(runs), {
          filter,
          fields: FIELDS,
          limit,
          order,
        });
        expect(matched).toBe(passing(runs, filter, "params.none", false).length);
        expect(total).toBe(passing(runs, filter, "params.none", true).length);
        expect(facets.map(({ field }) => field)).toEqual(FIELDS);
        for (const facet of facets) {
          const now = passing(runs, filter, facet.field, false);
          checkFacet(facet, now, passing(runs, filter, facet.field, true), limit);
        }
      },
    ),
    { numRuns: 200 },
  );
});

const layers = (...names: readonly (string | number | boolean)[]) =>
  names.map((layer, i) => runOf({ run_id: `${i}` }, { layer, i }));

const namesOf = (runs: readonly Run[], request: Partial<FacetRequest> = {}) =>
  facetCounts(tableOf(runs), { fields: ["params.layer"], ...request }).facets[0]!.values!.map(
    ({ name }) => name,
  );

describe("values", () => {
  const runs = layers("l10", "l9", "l9", true, 3, "l10", "l10", "l1", 20, 3);

  it("stand from the most frequent to the least", () => {
    expect(namesOf(runs)).toEqual(["l10", "3", "l9", "20", "l1", "True"]);
  });

  it("stand by the count of the scope where the others are equal", () => {
    const filter: FilterSpec = { field_filters: [{ field: "params.i", op: "le", value: 1 }] };
    expect(namesOf(layers("a", "b", "c", "c", "b", "b"), { filter })).toEqual(["b", "a", "c"]);
  });

  it("stand in natural order if that is asked for", () => {
    expect(namesOf(runs, { order: "natural" })).toEqual(["3", "20", "l1", "l9", "l10", "True"]);
  });

  it("are the most frequent in either order, and the rest is counted", () => {
    expect(namesOf(runs, { order: "natural", limit: 2 })).toEqual(["3", "l10"]);
    const [facet] = facetCounts(tableOf(runs), { fields: ["params.layer"], limit: 2 }).facets;
    expect(facet!.rest).toEqual({ distinct: 4, count: 5, total: 5 });
  });

  it("stay with a count of 0 while the scope has them", () => {
    const filter: FilterSpec = { field_filters: [{ field: "params.i", op: "eq", value: 0 }] };
    const { facets, ...counts } = facetCounts(tableOf(layers("a", "b", "b")), {
      filter,
      fields: ["params.layer"],
    });
    expect(counts).toEqual({ matched: 1, total: 3 });
    expect(facets[0]!.values).toEqual([
      { name: "a", value: "a", count: 1, total: 1 },
      { name: "b", value: "b", count: 0, total: 2 },
    ]);
  });

  it("are not listed where there are more than twelve numbers, only binned", () => {
    const [few] = facetCounts(tableOf(layers(...Array(12).keys(), 3)), { fields: ["params.layer"] }).facets;
    expect(few!.values).toHaveLength(12);
    const [many] = facetCounts(tableOf(layers(...Array(13).keys())), {
      fields: ["params.layer"],
      bins: 1,
    }).facets;
    expect(many).toEqual({
      field: "params.layer",
      matched: { count: 13, total: 13 },
      missing: { count: 0, total: 0 },
      histogram: {
        unit: null,
        scale: "linear",
        bins: [0, 12],
        counts: [13],
        totals: [13],
        not_finite: { count: 0, total: 0 },
      },
    });
  });
});

describe("a query", () => {
  const runs = [
    runOf({ run_id: "1", experiment_id: "e:1", status: "failed" }, { layer: "a", n: 1 }),
    runOf({ run_id: "2", experiment_id: "e:1" }, { layer: "b", n: 2 }),
    runOf({ run_id: "3", experiment_id: "e:1" }, { layer: "b" }),
    runOf({ run_id: "4", experiment_id: "e:2" }, { layer: "c", n: 2 }),
  ];
  /** The values of a facet with their counts, under the text of a query. */
  const counted = (text: string, field: FieldPath) => {
    const parsed = parseQuery(text);
    if (!parsed.ok) throw new Error(parsed.message);
    const { facets, ...counts } = facetCounts(tableOf(runs), { filter: parsed.query, fields: [field] });
    return { ...counts, values: facets[0]!.values!.map(({ name, count, total }) => [name, count, total]) };
  };

  it("counts without the facet's own conditions, beside the runs of its experiment", () => {
    expect(counted("experiment = e:1 and params.layer = a", "params.layer")).toEqual({
      ...{ matched: 1, total: 3 },
      values: [
        ["b", 2, 2],
        ["a", 1, 1],
      ],
    });
    expect(counted("experiment = e:1 and status = failed", "params.layer").values).toEqual([
      ["a", 1, 1],
      ["b", 0, 2],
    ]);
    expect(counted("experiment = e:1", "record.experiment_id").values).toEqual([
      ["e:1", 3, 3],
      ["e:2", 1, 1],
    ]);
  });

  it.each([
    ["not params.layer = a", "params.layer"],
    ["(params.layer = a or params.layer = b)", "params.layer"],
    ["params.n > 1 or not params.n is present", "params.n"],
    ["params.layer = a and (params.layer = b and params.layer = c)", "params.layer"],
  ] as const)("asks %s of no other field than %s", (text, field) => {
    expect(counted(text, field)).toEqual({ ...counted("", field), matched: counted(text, field).matched });
  });

  it.each([
    ["params.layer = a or params.n = 1", "params.layer"],
    ['params contains ":a"', "params.layer"],
    ['"a"', "params.layer"],
    ["status = failed", "params.layer"],
  ] as const)("asks %s of more than %s", (text, field) => {
    expect(counted(text, field).values).toEqual([
      ["a", 1, 1],
      ["b", 0, 2],
      ["c", 0, 1],
    ]);
  });
});

describe("bins of numbers", () => {
  const binned = (...numbers: number[]) =>
    facetCounts(tableOf(layers(...numbers)), { fields: ["params.layer"], bins: 3 }).facets[0]!.histogram;

  it("span equal ratios where the numbers are positive and span three decades", () => {
    const histogram = binned(0.001, 0.002, 0.05, 0.5, 1, Number.POSITIVE_INFINITY);
    expect(histogram).toMatchObject({ scale: "log", counts: [2, 1, 2], not_finite: { count: 1, total: 1 } });
    histogram!.bins.forEach((edge, at) => {
      expect(edge).toBeCloseTo([0.001, 0.01, 0.1, 1][at]!, 12);
    });
  });

  it("are of equal width where they span less, or one of them is 0", () => {
    expect(binned(0.001, 0.9)).toMatchObject({ scale: "linear" });
    expect(binned(0, 0.001, 1)).toMatchObject({ scale: "linear", bins: [0, 1 / 3, 2 / 3, 1] });
  });

  it("hold every number, however far they span", () => {
    const histogram = binned(Number.MIN_VALUE, 1, Number.MAX_VALUE);
    expect(histogram).toMatchObject({ scale: "log", counts: [1, 1, 1] });
  });
});

it("bins times by their wall clock", () => {
  const runs = ["1970-01-01T00:00:01", "1970-01-01T00:00:03+05:00", null].map((started_at, i) =>
    runOf({ run_id: `${i}`, started_at }),
  );
  const [facet] = facetCounts(tableOf(runs), { fields: ["record.started_at"], bins: 2 }).facets;
  expect(facet!.missing).toEqual({ count: 1, total: 1 });
  expect(facet!.histogram).toMatchObject({ unit: "us", bins: [1e6, 2e6, 3e6], counts: [1, 1] });
});

it("is well formed without runs, without values and without fields", () => {
  const nothing = {
    ...{ matched: { count: 0, total: 0 }, missing: { count: 0, total: 0 }, values: [] },
    rest: { distinct: 0, count: 0, total: 0 },
  };
  const none = facetCounts(tableOf([]), { fields: ["params.a", "record.run_id"] });
  expect(none.facets).toEqual([
    { field: "params.a", ...nothing },
    { field: "record.run_id", ...nothing },
  ]);
  const one = facetCounts(tableOf(layers("a")), { fields: ["params.nobody"] });
  expect(one.facets[0]).toMatchObject({ missing: { count: 1, total: 1 }, values: [] });
  expect(facetCounts(tableOf(layers("a")), { fields: [] })).toEqual({ facets: [], matched: 1, total: 1 });
});

it.each<[Partial<Record<keyof FacetRequest, unknown>>, (string | number)[]]>([
  [{ fields: ["params.a", "a"] }, ["fields", 1]],
  [{ fields: Array(51).fill("params.a") }, ["fields"]],
  [{ limit: 0 }, ["limit"]],
  [{ limit: 1001 }, ["limit"]],
  [{ bins: 1.5 }, ["bins"]],
  [{ order: "random" }, ["order"]],
  [{ filter: { started_after: "soon" } }, ["filter", "started_after"]],
  [
    {
      filter: {
        field_filters: [
          { field: "params.a", op: "eq", value: 1 },
          { field: "x", op: "eq", value: 1 },
        ],
      },
    },
    ["filter", "field_filters", 1, "field"],
  ],
])("refuses what cannot be understood, with its place: %j", (part, location) => {
  const ask = () => facetCounts(tableOf([]), { fields: [], ...part } as FacetRequest);
  expect(ask).toThrow(AtlasError);
  expect(ask).toThrow(expect.objectContaining({ code: "invalid_query", location }));
});
