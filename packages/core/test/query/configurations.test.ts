import {
  AtlasError,
  type Configuration,
  type ConfigurationCell,
  type ConfigurationSortKey,
  type ConfigurationsQuery,
  configurations,
  type FieldPath,
  type Run,
  tableOf,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { identityOf } from "./naive-aggregate.ts";
import {
  naiveConfigurationCell,
  naiveConfigurationOrder,
  naiveConfigurations,
} from "./naive-configurations.ts";

const FIELDS: readonly FieldPath[] = [
  ...(["params.n", "params.s", "params.t", "params.mixed", "params.big", "params.a", "params.a.b"] as const),
  ...(["metrics.n", "metrics.ok", "record.status", "record.tags", "metrics.none"] as const),
];

/** Some runs that share fingerprints, and numbers few enough that their means are exact. */
const replicates: fc.Arbitrary<Run[]> = fc
  .tuple(
    someRuns,
    fc.array(
      fc.tuple(
        fc.constantFrom("", "p", "q"),
        fc.integer({ min: 0, max: 3 }),
        fc.option(fc.boolean(), { nil: undefined }),
      ),
    ),
  )
  .map(([runs, drafts]) =>
    runs.map((run, i) => {
      const [params_fingerprint, loss, ok] = drafts[i] ?? ["p", undefined, undefined];
      return {
        ...run,
        record: { ...run.record, params_fingerprint },
        metrics: { ...run.metrics, ...(ok === undefined ? {} : { ok }) },
        derived_metrics: loss === undefined ? {} : { loss: 2 ** loss },
      };
    }),
  );

const sortKey: fc.Arbitrary<ConfigurationSortKey> = fc.oneof(
  fc.record({
    field: fc.constantFrom<FieldPath>(
      "metrics.ok",
      "params.s",
      "params.t",
      "params.mixed",
      "record.status",
      "derived.loss",
    ),
    order: fc.constantFrom("asc", "desc"),
  }),
  fc.record({
    field: fc.constantFrom<FieldPath>("derived.loss", "params.s"),
    order: fc.constantFrom("asc", "desc"),
    by: fc.constantFrom("mean", "n"),
  }),
);

const ask = (runs: readonly Run[], query: Partial<ConfigurationsQuery> = {}) =>
  configurations(tableOf(runs), { columns: [], ...query });

/** What the oracle tells of a cell: the digits of statistics have tests of their own. */
function plain(cell: ConfigurationCell) {
  if (cell.kind === "value") return { kind: "value", value: identityOf(cell.value) };
  if (cell.kind === "mixed" || cell.kind === "booleans") return cell;
  const { n, missing, not_finite } = cell.summary;
  return { kind: "summary", n, missing, not_finite };
}

it("brings together what loops over the runs do", () => {
  fc.assert(
    fc.property(replicates, (runs) => {
      const sort: ConfigurationSortKey[] = [{ field: "metrics.none", order: "asc" }];
      const page = ask(runs, { columns: FIELDS, sort, limit: 1000 });
      const naive = naiveConfigurations(runs);
      expect(page.total).toBe(naive.length);
      expect(page.counts).toMatchObject({ all: runs.length, matched: runs.length });
      expect(page.configurations.map(({ run_count }) => run_count)).toEqual(
        naive.map(({ length }) => length),
      );
      page.configurations.forEach((configuration, i) => {
        const own = naive[i]!;
        const { experiment_id, params_fingerprint } = own[0]!.record;
        expect(configuration).toMatchObject({ experiment_id, params_fingerprint });
        expect(configuration.failed).toBe(own.filter(({ record }) => record.status === "failed").length);
        expect(configuration.other).toBe(own.filter(({ record }) => record.status === "paused").length);
        expect(configuration.cells.map(plain)).toEqual(
          FIELDS.map((path) => {
            const { finite, ...cell } = naiveConfigurationCell(own, path);
            return finite === undefined ? cell : { ...cell, n: finite.length };
          }),
        );
      });
    }),
    { numRuns: 300 },
  );
});

it("sorts by several keys as loops do, the same on every page", () => {
  fc.assert(
    fc.property(replicates, fc.array(sortKey, { minLength: 1, maxLength: 2 }), (runs, sort) => {
      const naive = naiveConfigurations(runs);
      const orders = sort.map((key) => naiveConfigurationOrder(naive, key));
      const sorted = naive.toSorted((a, b) => orders.reduce((found, order) => found || order(a, b), 0));
      const nameOf = ({ record }: Run) => [record.experiment_id, record.params_fingerprint];
      const expected = sorted.map((own) => [...nameOf(own[0]!), own.length]);
      const summaryOf = ({ experiment_id, params_fingerprint, run_count }: Configuration) => [
        experiment_id,
        params_fingerprint,
        run_count,
      ];
      const paged = naive.flatMap((_, offset) => ask(runs, { sort, limit: 1, offset }).configurations);
      expect(ask(runs, { sort }).configurations.map(summaryOf)).toEqual(expected);
      expect(paged.map(summaryOf)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

/** One configuration of runs with these losses. */
const lossesOf = (...losses: (number | null)[]) =>
  losses.map((loss, i) =>
    runOf({ run_id: `r${i}`, params_fingerprint: "p" }, {}, loss === null ? {} : { loss }),
  );

const lossCell = (...losses: (number | null)[]) =>
  ask(lossesOf(...losses), { columns: ["metrics.loss"] }).configurations[0]!.cells[0];

describe("the cell of a field", () => {
  it("is the mean of numbers that vary with its exact interval by Student's t", () => {
    // scipy.stats.t.interval(0.95, 3, loc=2.5, scale=scipy.stats.sem([1, 2, 3, 4]))
    expect(lossCell(1, 2, 3, 4)).toEqual({
      kind: "summary",
      summary: {
        n: 4,
        missing: 0,
        not_finite: 0,
        mean: 2.5,
        sd: expect.closeTo(1.2909944487358056, 14),
        low: expect.closeTo(0.445739743239121, 12),
        high: expect.closeTo(4.554260256760879, 12),
      },
    });
  });

  it("counts what is no finite number, and has no interval of fewer than two", () => {
    const none = { mean: null, sd: null, low: null, high: null };
    expect(lossCell(5, null, Number.NaN, Number.POSITIVE_INFINITY)).toEqual({
      kind: "summary",
      summary: { ...none, n: 1, missing: 1, not_finite: 2, mean: 5 },
    });
    expect(lossCell(null, Number.NaN)).toEqual({
      kind: "summary",
      summary: { ...none, n: 0, missing: 1, not_finite: 1 },
    });
  });

  it("is the value that all runs have, be it none, NaN, or 0 and -0", () => {
    expect(lossCell(7, 7, 7)).toEqual({ kind: "value", value: 7 });
    expect(lossCell(Number.NaN, Number.NaN)).toEqual({ kind: "value", value: Number.NaN });
    expect(lossCell(0, -0)?.kind).toBe("value");
    expect(lossCell(null, null)).toEqual({ kind: "value", value: undefined });
  });

  it("counts what is true of those that have one", () => {
    const runs = [true, true, false, null].map((x, i) =>
      runOf({ run_id: `${i}`, params_fingerprint: "p" }, x === null ? {} : { x }),
    );
    const cellOf = (some: Run[]) => ask(some, { columns: ["params.x"] }).configurations[0]!.cells[0];
    expect(cellOf(runs)).toEqual({ kind: "booleans", counts: { true: 2, false: 1, missing: 1 } });
    expect(cellOf([runs[2]!, runs[3]!])).toEqual({
      kind: "booleans",
      counts: { true: 0, false: 1, missing: 1 },
    });
    expect(cellOf(runs.slice(0, 2))).toEqual({ kind: "value", value: true });
  });

  it("is a count of what differs where it is neither a number nor a boolean", () => {
    const runs = ["a", "b", 1, "a", null].map((x, i) =>
      runOf({ run_id: `${i}`, params_fingerprint: "p" }, x === null ? {} : { x }),
    );
    const cellOf = (some: Run[]) => ask(some, { columns: ["params.x"] }).configurations[0]!.cells[0];
    expect(cellOf(runs)).toEqual({ kind: "mixed", distinct: 3 });
    expect(cellOf([runs[0]!, runs[4]!])).toEqual({ kind: "mixed", distinct: 1 });
  });
});

describe("the newest run of a configuration", () => {
  const runs = [
    runOf({ run_id: "b", params_fingerprint: "p", started_at: "2026-01-02" }),
    runOf({ run_id: "a", params_fingerprint: "p", started_at: "2026-01-02" }),
    runOf({ run_id: "c", params_fingerprint: "p", started_at: null }),
    runOf({ run_id: "d", params_fingerprint: "q", started_at: "2026-01-01" }),
    runOf({ run_id: "e", params_fingerprint: "q", started_at: "2026-01-03" }),
    runOf({ run_id: "f", params_fingerprint: "", started_at: null }),
  ];
  const latest = (query: Partial<ConfigurationsQuery>) =>
    ask(runs, query).configurations.map(({ latest_run_id }) => latest_run_id);

  it("orders configurations, the newest first, unless told otherwise", () => {
    expect(latest({})).toEqual(["e", "a", "f"]);
    expect(latest({ sort: [{ field: "record.started_at", order: "asc" }] })).toEqual(["a", "e", "f"]);
  });

  it("is the newest of those that match", () => {
    const filter = { started_before: "2026-01-02" };
    const page = ask(runs, { filter });
    expect(page.configurations.map(({ latest_run_id }) => latest_run_id)).toEqual(["a", "d"]);
    expect(page).toMatchObject({ total: 2, counts: { all: 6, matched: 3, success: 3 } });
  });
});

it("sorts by the bounds of the mean, those of a single run last in both orders", () => {
  const runs = [
    ...[1, 9].map((loss) => ["wide", loss] as const),
    ...[4, 4.5].map((loss) => ["narrow", loss] as const),
    ["single", 4] as const,
  ].map(([params_fingerprint, loss], i) => runOf({ run_id: `${i}`, params_fingerprint }, {}, { loss }));
  const sorted = (by: ConfigurationSortKey["by"] & string, order: "asc" | "desc") =>
    ask(runs, { sort: [{ field: "metrics.loss", order, by }] }).configurations.map(
      ({ params_fingerprint }) => params_fingerprint,
    );
  expect(sorted("low", "asc")).toEqual(["wide", "narrow", "single"]);
  expect(sorted("low", "desc")).toEqual(["narrow", "wide", "single"]);
  expect(sorted("high", "asc")).toEqual(["narrow", "wide", "single"]);
  expect(sorted("sd", "desc")).toEqual(["wide", "narrow", "single"]);
  expect(sorted("n", "asc")).toEqual(["single", "narrow", "wide"]);
  expect(sorted("mean", "asc")).toEqual(["single", "narrow", "wide"]);
});

it("puts constant numbers in their exact order", () => {
  const runs = [2n ** 60n + 1n, 2n ** 60n, -Infinity, 5].map((seed, i) =>
    runOf({ run_id: `${i}`, params_fingerprint: `${i}` }, { seed }),
  );
  const sort = [{ field: "params.seed", order: "asc" }] as const;
  expect(ask(runs, { sort }).configurations.map(({ latest_run_id }) => latest_run_id)).toEqual([
    ...["2", "3", "1", "0"],
  ]);
});

it("is well formed without runs", () => {
  expect(ask([])).toEqual({
    configurations: [],
    total: 0,
    counts: { all: 0, matched: 0, success: 0, failed: 0, running: 0, cancelled: 0, other: 0 },
  });
});

it.each<[Partial<Record<keyof ConfigurationsQuery, unknown>>, (string | number)[]]>([
  [{ columns: ["params.a", "a"] }, ["columns", 1]],
  [{ limit: 0 }, ["limit"]],
  [{ limit: 1001 }, ["limit"]],
  [{ offset: -1 }, ["offset"]],
  [{ sort: [{ field: "a", order: "asc" }] }, ["sort", 0, "field"]],
  [{ sort: [{ field: "params.a", order: "up" }] }, ["sort", 0, "order"]],
  [{ sort: [{ field: "params.a", order: "asc", by: "mode" }] }, ["sort", 0, "by"]],
  [{ filter: { started_after: "soon" } }, ["filter", "started_after"]],
])("refuses what cannot be understood, with its place: %j", (part, location) => {
  const invalid = () => ask([], part as Partial<ConfigurationsQuery>);
  expect(invalid).toThrow(AtlasError);
  expect(invalid).toThrow(expect.objectContaining({ code: "invalid_query", location }));
});
