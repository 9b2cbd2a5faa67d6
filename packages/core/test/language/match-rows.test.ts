import {
  type Condition,
  type FieldPath,
  matchRows,
  parseQuery,
  printQuery,
  type Query,
  type QueryOptions,
  type Run,
  tableOf,
  type Value,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PARAM_NAMES, poolNumber, poolScalar, poolString, runOf, someRuns } from "../arbitrary.ts";
import { queryOf } from "./any-query.ts";
import { naivelyMatches } from "./naive-match.ts";

/** The ids of the runs that a query, or its text, asks for. */
function idsWhere(runs: readonly Run[], query: Query | string, options: QueryOptions = {}): string[] {
  const parsed = typeof query === "string" ? parseQuery(query) : { ok: true as const, query };
  if (!parsed.ok) throw new Error(parsed.message);
  const table = tableOf(runs);
  const rows = matchRows(table, parsed.query, options);
  expect([...rows]).toEqual([...rows].sort((a, b) => a - b));
  return Array.from(rows, (row) => table.runIds[row]!);
}

const field = fc.oneof(
  fc.constantFrom(...PARAM_NAMES).map((name): FieldPath => `params.${name}`),
  fc.constantFrom<FieldPath>("metrics.n", "metrics.s", "derived.x", "record.experiment_id", "record.status"),
);
const scalar = poolScalar.filter((value) => !Number.isNaN(value));
const value = fc.oneof(scalar, fc.constantFrom<Value>([], [1], [Number.NaN], { a: 1 }, { b: {} }));
const needle = fc.oneof(
  poolString,
  fc.constantFrom(
    "n:",
    "n:1",
    ":-inf",
    "e+300",
    "1",
    ".",
    "s:a",
    "true",
    "nan",
    "B.C:",
    "2026",
    "e:1",
    "+05",
    "T10:30",
    "6 1",
  ),
);
const comparison = fc.record({
  field,
  op: fc.constantFrom("lt" as const, "le" as const, "gt" as const, "ge" as const),
  value: scalar,
});
const equality = fc.record({ field, op: fc.constantFrom("eq" as const, "ne" as const), value });
const range = fc.record({ field, op: fc.constant("between" as const), value: fc.tuple(scalar, scalar) });
const membership = fc.record({
  field,
  op: fc.constant("in" as const),
  value: fc.array(
    fc.oneof(
      value,
      poolNumber.map(String).filter((text) => text !== "NaN"),
    ),
    { maxLength: 3 },
  ),
});
const search = fc.record({
  field: fc.oneof(
    field,
    fc.constantFrom("params" as const, "metrics" as const, "derived" as const, "record.started_at" as const),
  ),
  op: fc.constant("contains" as const),
  value: needle,
});
const pattern = fc.record({
  field,
  op: fc.constant("matches" as const),
  value: fc.constantFrom("/^a$/", "/1|t/", "/^-?\\d+$/", "/./", "/[\\]}]$/", "/^$/", "/\u{1f600}/", "/nan/"),
});
const state = fc.record({
  field: fc.oneof(field, fc.constant<FieldPath>("record.started_at")),
  op: fc.constant("is" as const),
  value: fc.constantFrom(
    "missing" as const,
    "present" as const,
    "finite" as const,
    "not finite" as const,
    "nan" as const,
  ),
});
const condition: fc.Arbitrary<Condition> = fc.oneof(
  comparison,
  equality,
  range,
  membership,
  search,
  pattern,
  state,
);

describe("against a loop over runs", () => {
  it.each<[string, fc.Arbitrary<Query>]>([
    ["lt, le, gt, ge", comparison],
    ["eq, ne", equality],
    ["between", range],
    ["in", membership],
    ["contains", search],
    ["matches", pattern],
    ["is", state],
    ["text", fc.record({ op: fc.constant("text" as const), value: needle })],
    ["and, or, not", queryOf(condition, needle)],
  ])("%s", (_, query) => {
    fc.assert(
      fc.property(someRuns, query, (runs, query) => {
        const wanted = runs.filter((run) => naivelyMatches(run, query)).map(({ record }) => record.run_id);
        expect(idsWhere(runs, query)).toEqual(wanted);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("missing values, NaN and types", () => {
  const runs = [
    runOf({ run_id: "none" }),
    runOf({ run_id: "nan" }, { x: Number.NaN }),
    runOf({ run_id: "inf" }, { x: Number.POSITIVE_INFINITY }),
    runOf({ run_id: "one" }, { x: 1 }),
    runOf({ run_id: "text" }, { x: "1" }),
    runOf({ run_id: "big" }, { x: 2n ** 60n + 1n }),
  ];

  it.each<[string, string[]]>([
    ["", ["none", "nan", "inf", "one", "text", "big"]],
    ["not *", []],
    ["params.x = 1", ["one"]],
    ["params.x != 1", ["inf", "big"]],
    ["not params.x = 1", ["none", "nan", "inf", "text", "big"]],
    ["params.x > 0", ["inf", "one", "big"]],
    ["params.x in 0..inf", ["inf", "one", "big"]],
    ["params.x = 1152921504606846976", []],
    ["params.x > 1152921504606846976 and params.x is finite", ["big"]],
    ["params.x in (1)", ["one"]],
    ['params.x in ("1")', ["one", "text"]],
    ["params.x ~ /^1/", ["one", "text", "big"]],
    ["params.x contains nan", []],
    ["params.x is missing", ["none"]],
    ["params.x is not missing", ["nan", "inf", "one", "text", "big"]],
    ["params.x is nan", ["nan"]],
    ["params.x is finite", ["one", "big"]],
    ["params.x is not finite", ["nan", "inf"]],
    ["params.nobody is missing", ["none", "nan", "inf", "one", "text", "big"]],
    ["params.nobody != 1 or params.nobody is present", []],
    ['"1152"', ["big"]],
    ['"ONE"', ["one", "none"].sort()],
  ])("%s", (text, ids) => {
    expect(idsWhere(runs, text).sort()).toEqual([...ids].sort());
  });
});

describe("times", () => {
  const runs = [
    runOf({ run_id: "old", started_at: "2026-01-20T12:00:00" }),
    runOf({ run_id: "mid", started_at: "2026-01-25T12:00:00" }),
    runOf({ run_id: "new", started_at: "2026-01-26T10:30:00+07:00" }),
    runOf({ run_id: "none" }),
  ];
  // Noon in Berlin.
  const options = { nowMs: Date.UTC(2026, 0, 26, 11), timeZone: "Europe/Berlin" };

  it.each<[string, string[]]>([
    ["started > 1 day ago", ["new"]],
    ["started >= 1 day ago", ["mid", "new"]],
    ["started >= 24h ago", ["mid", "new"]],
    ["started < 90.5 min ago", ["old", "mid"]],
    ["started < 89 min ago", ["old", "mid", "new"]],
    ["started in 1 week ago..2 days ago", ["old"]],
    ["started in (1 day ago, 2026-01-26 10:30)", ["mid", "new"]],
    ["started != 2026-01-26T09:30:00Z", ["old", "mid"]],
    ["started >= 999999999 weeks ago", ["old", "mid", "new"]],
    ["started contains +07", ["new"]],
    ["started ~ /^2026-01-2[05]/", ["old", "mid"]],
    ["started is missing", ["none"]],
    ["started is present and not started is finite", ["old", "mid", "new"]],
  ])("%s", (text, ids) => {
    expect(idsWhere(runs, text, options)).toEqual(ids);
  });

  it("counts from the present where it is not told another", () => {
    const now = new Date(Date.now() - 60_000).toISOString();
    expect(idsWhere([runOf({ started_at: now })], "started > 1 hour ago", { timeZone: "UTC" })).toEqual([
      "r",
    ]);
    expect(idsWhere([runOf({ started_at: now })], "started > 1 second ago", { timeZone: "UTC" })).toEqual([]);
  });
});

it("looks with a pattern at the first 1,000 characters of a text", () => {
  const runs = [
    runOf({ run_id: "near" }, { x: `${"a".repeat(999)}b` }),
    runOf({ run_id: "far" }, { x: `${"a".repeat(1000)}b` }),
  ];
  expect(idsWhere(runs, "params.x ~ /b/")).toEqual(["near"]);
});

describe("what cannot be understood", () => {
  it.each<[unknown, (string | number)[]]>([
    [{ op: "xor", queries: [] }, ["op"]],
    [{ op: "and" }, ["queries"]],
    [{ op: "and", queries: [{ op: "and", queries: [] }, null] }, ["queries", 1]],
    [{ op: "not" }, ["query"]],
    [{ op: "text", value: 1 }, ["value"]],
    [undefined, []],
    [{ field: "params.a", op: "like", value: 1 }, ["op"]],
    [{ field: "params.a", op: "toString", value: 1 }, ["op"]],
    [{ field: "a", op: "eq", value: 1 }, ["field"]],
    [{ field: 5, op: "eq", value: 1 }, ["field"]],
    [{ field: "metrics", op: "eq", value: 1 }, ["op"]],
    [{ field: "record", op: "contains", value: "a" }, ["field"]],
    [{ field: "params.a", op: "eq", value: null }, ["value"]],
    [{ field: "params.a", op: "ne" }, ["value"]],
    [{ field: "params.a", op: "ge", value: [1] }, ["value"]],
    [{ field: "params.a", op: "lt", value: Number.NaN }, ["value"]],
    [{ field: "params.a", op: "between", value: [1, 2, 3] }, ["value"]],
    [{ field: "params.a", op: "between", value: [1, null] }, ["value"]],
    [{ field: "params.a", op: "in", value: "abc" }, ["value"]],
    [{ field: "params.a", op: "in", value: [null] }, ["value"]],
    [{ field: "params.a", op: "contains", value: 1 }, ["value"]],
    [{ field: "params.a", op: "matches", value: "a" }, ["value"]],
    [{ field: "params.a", op: "matches", value: "/(/" }, ["value"]],
    [{ field: "params.a", op: "is", value: "odd" }, ["value"]],
    [{ field: "record.started_at", op: "gt", value: 5 }, ["value"]],
    [{ field: "record.started_at", op: "in", value: ["2026-01-26", "soon"] }, ["value", 1]],
    [{ field: "record.started_at", op: "between", value: ["soon", "1 day ago"] }, ["value", 0]],
    [
      { op: "or", queries: [{ op: "not", query: { field: "a", op: "eq", value: 1 } }] },
      ["queries", 0, "query", "field"],
    ],
  ])("%j", (query, location) => {
    const error = { code: "invalid_query", location: ["filter", ...location] };
    expect(() => matchRows(tableOf([]), query as Query, { location: ["filter"] })).toThrow(
      expect.objectContaining(error),
    );
  });

  it("queries that lie too deep in one another", () => {
    let query: Query = { field: "params.a", op: "is", value: "missing" };
    for (let depth = 0; depth < 100; depth++) query = { op: "not", query };
    expect(matchRows(tableOf([runOf({})]), query)).toHaveLength(1);
    expect(parseQuery(printQuery(query))).toEqual({ ok: true, query });
    const deeper: Query = { op: "not", query };
    expect(() => matchRows(tableOf([]), deeper)).toThrow(expect.objectContaining({ code: "invalid_query" }));
    expect(parseQuery(printQuery(deeper)).ok).toBe(false);
  });

  it("an unknown time zone", () => {
    const query: Query = { field: "record.started_at", op: "gt", value: "1 day ago" };
    expect(() => matchRows(tableOf([]), query, { timeZone: "Mars/Olympus" })).toThrow(
      expect.objectContaining({ code: "invalid_query" }),
    );
  });
});
