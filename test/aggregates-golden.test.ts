import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type AggregatePoint,
  type AggregateResult,
  type Aggregation,
  aggregate,
  type FieldFilter,
  type FieldPath,
  type FilterSpec,
  filterRows,
  histogram,
  type RunSource,
  type Value,
} from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Facts about the numbers of a real store, computed with numpy and scipy. */
interface Expected {
  readonly aggregates: readonly ExpectedAggregate[];
  readonly histograms: readonly ExpectedHistogram[];
}

interface ExpectedAggregate {
  readonly request: {
    readonly x_field: FieldPath;
    readonly y_field: FieldPath;
    readonly group_by: readonly FieldPath[];
    readonly filter: readonly FilterPart[];
  };
  readonly runs_matched: number;
  readonly runs_used: number;
  readonly left_out: Readonly<Partial<Record<"missing" | "not finite" | "not numeric", number>>>;
  readonly series: readonly {
    readonly group: readonly (Value | null)[];
    readonly points: readonly ExpectedPoint[];
  }[];
}

/** Members about spread are absent for a single value. */
interface ExpectedPoint {
  readonly x: Value;
  readonly n: number;
  readonly run_ids: readonly string[];
  readonly mean: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
  readonly sum: number;
  readonly q1_halves: number;
  readonly q3_halves: number;
  readonly std?: number;
  readonly sem?: number;
  readonly ci95_half_width?: number;
}

interface ExpectedHistogram {
  readonly request: {
    readonly field: FieldPath;
    readonly bins: number;
    readonly filter: readonly FilterPart[];
  };
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
  readonly not_finite_left_out: number;
}

type FilterPart = { readonly experiment_id: string } | FieldFilter;

const stores = fileURLToPath(new URL("../../shared/stores/", import.meta.url));
const isPresent = existsSync(stores);
const facts = (isPresent ? readdirSync(stores) : []).flatMap((file) => {
  const name = file.match(/^(.*)\.EXPECTED\.json$/)?.[1];
  if (name === undefined) return [];
  const expected: Expected = JSON.parse(readFileSync(join(stores, file), "utf8"));
  return expected.aggregates.length + expected.histograms.length > 0 ? [{ name, expected }] : [];
});

function filterOf(parts: readonly FilterPart[]): FilterSpec {
  const field_filters = parts.filter((part) => "field" in part);
  return Object.assign({ field_filters }, ...parts.filter((part) => "experiment_id" in part));
}

/** The same to ten digits, or to ten digits of what both were worked out from. */
function expectClose(value: number | null, wanted: number, scale = 0): void {
  expect(Math.abs(value! - wanted)).toBeLessThanOrEqual(1e-10 * Math.abs(wanted) + 1e-13 * Math.abs(scale));
}

function expectPoint(point: AggregatePoint, wanted: ExpectedPoint): void {
  expect([point.x, point.n, point.run_ids]).toEqual([wanted.x, wanted.n, wanted.run_ids.toSorted()]);
  const { y_min, y_q1, y_median, y_q3, y_max } = point;
  const five = [wanted.min, wanted.q1_halves, wanted.median, wanted.q3_halves, wanted.max];
  for (const [i, value] of [y_min, y_q1, y_median, y_q3, y_max].entries()) expectClose(value, five[i]!);
}

function expectBounds({ y, y_low, y_high }: AggregatePoint, half: number | undefined): void {
  if (half === undefined) {
    expect([y_low, y_high]).toEqual([null, null]);
  } else {
    expectClose(y_high! - y, half, y);
    expectClose(y - y_low!, half, y);
  }
}

/** What tells series apart, types included. */
function keyOf(group: readonly unknown[]): string {
  return JSON.stringify(group);
}

function expectSeries(
  answer: AggregateResult,
  groupBy: readonly FieldPath[],
  expected: ExpectedAggregate,
  expectDrawn: (point: AggregatePoint, wanted: ExpectedPoint) => void,
): void {
  const { missing = 0, "not finite": not_finite = 0, "not numeric": notNumeric = 0 } = expected.left_out;
  const { runs_matched: matched, runs_used: used } = expected;
  expect(answer.counts).toEqual({ matched, used, missing: missing + notNumeric, not_finite });
  const pointsOf = new Map(
    answer.series.map(({ group, facet, points }) => {
      return [keyOf(groupBy.map((path) => ({ ...group, ...facet })[path])), points];
    }),
  );
  expect([...pointsOf.keys()].sort()).toEqual(expected.series.map(({ group }) => keyOf(group)).sort());
  for (const { group, points: wantedPoints } of expected.series) {
    const points = pointsOf.get(keyOf(group))!;
    expect(points.length).toBe(wantedPoints.length);
    for (const wanted of wantedPoints) {
      const point = points.find(({ x }) => x === wanted.x)!;
      expectPoint(point, wanted);
      expectDrawn(point, wanted);
    }
  }
}

if (!isPresent) test.skip("../shared, with facts about real stores, is not beside this checkout");

describe.each(facts)("numbers of the store $name", ({ name, expected }) => {
  let directory: string;
  let source: RunSource;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "atlas-aggregates-"));
    execFileSync("tar", ["xzf", join(stores, `${name}.tar.gz`), "-C", directory]);
    source = openFileSource([await openLocalFileSystem(join(directory, name))]);
    await source.ready();
  });
  afterAll(async () => {
    await source.close();
    rmSync(directory, { recursive: true });
  });

  describe.each(expected.aggregates)("$request.y_field by $request.x_field and $request.group_by", (fact) => {
    const { x_field: x, y_field: y, group_by: groupBy } = fact.request;
    const request = { x, y, includeRunIds: true } as const;
    const pointsOf = (aggregation: Aggregation) => {
      const { table } = source.state();
      return aggregate(table, aggregation, filterRows(table, filterOf(fact.request.filter)));
    };

    test.each(["std", "sem", "ci95"] as const)("mean and %s", (errorBars) => {
      const answer = pointsOf({ ...request, groupBy, errorBars });
      expectSeries(answer, groupBy, fact, (point, wanted) => {
        expectClose(point.y, wanted.mean);
        expectBounds(point, { std: wanted.std, sem: wanted.sem, ci95: wanted.ci95_half_width }[errorBars]);
      });
    });

    test.each(["median", "min", "max", "count", "sum"] as const)("%s", (statistic) => {
      const answer = pointsOf({ ...request, groupBy, statistic });
      expectSeries(answer, groupBy, fact, (point, wanted) => expectClose(point.y, wanted[statistic]));
    });

    test("facets in place of groups", () => {
      const answer = pointsOf({ ...request, facetBy: groupBy });
      expectSeries(answer, groupBy, fact, (point, wanted) => expectClose(point.y, wanted.mean));
    });

    test("a point a run", () => {
      const { series } = pointsOf({ ...request, statistic: "none" });
      const runIds = series.flatMap(({ points }) => points.flatMap(({ run_ids }) => run_ids ?? []));
      const wanted = fact.series.flatMap(({ points }) => points.flatMap(({ run_ids }) => run_ids));
      expect(runIds.sort()).toEqual(wanted.sort());
      expect(series.flatMap(({ points }) => points.filter(({ n }) => n !== 1))).toEqual([]);
    });
  });

  test.each(expected.histograms)("histogram of $request.field in $request.bins bins", (fact) => {
    const { field, bins, filter } = fact.request;
    const answer = histogram(source.state().table, { field, bins, filter: filterOf(filter) });
    expect([answer.total, answer.not_finite]).toEqual([fact.total, fact.not_finite_left_out]);
    expect([answer.bins, answer.counts]).toEqual([fact.edges, fact.counts]);
  });
});
