import { parseQuery, printQuery, type Query } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyQuery } from "./any-query.ts";

const EVERY_RUN: Query = { op: "and", queries: [] };
const a: Query = { field: "params.a", op: "eq", value: 1 };
const b: Query = { field: "params.b", op: "is", value: "missing" };
const c: Query = { op: "text", value: "c" };

it("is read back to the same query", () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      expect(parseQuery(printQuery(query))).toEqual({ ok: true, query });
    }),
    { numRuns: 5000 },
  );
});

it("stays as it is when it is read and printed again", () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const text = printQuery(query);
      const parsed = parseQuery(text);
      expect(parsed.ok && printQuery(parsed.query)).toBe(text);
    }),
  );
});

it.each<[string, Query]>([
  ["", EVERY_RUN],
  ["not *", { op: "not", query: EVERY_RUN }],
  ["not *", { op: "or", queries: [] }],
  ["params.a = 1", { op: "and", queries: [a] }],
  ["* and params.a = 1", { op: "and", queries: [EVERY_RUN, a] }],
  ['params.a = 1 and params.b is missing or "c"', { op: "or", queries: [{ op: "and", queries: [a, b] }, c] }],
  [
    '(params.a = 1 or "c") and params.b is missing',
    { op: "and", queries: [{ op: "or", queries: [a, c] }, b] },
  ],
  [
    '(params.a = 1 and "c") and params.b is missing',
    { op: "and", queries: [{ op: "and", queries: [a, c] }, b] },
  ],
  [
    'not params.a = 1 and not (params.b is missing or not not "c")',
    {
      op: "and",
      queries: [
        { op: "not", query: a },
        { op: "not", query: { op: "or", queries: [b, { op: "not", query: { op: "not", query: c } }] } },
      ],
    },
  ],
])("%s", (text, query) => {
  expect(printQuery(query)).toBe(text);
});

describe("values", () => {
  const printed = (
    field: "params.x" | "record.duration_ms" | "record.started_at",
    value: string | number | bigint | boolean,
  ) => printQuery({ field, op: "eq", value }).replace(/^.*? = /, "");

  it.each([
    [1e-3, "0.001"],
    [1e21, "1e21"],
    [-0, "-0"],
    [2 ** 60, "1.152921504606847e18"],
    [2n ** 60n, "1152921504606846976"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    [true, "true"],
    ["true", '"true"'],
    ["adam-w", "adam-w"],
    ["10", '"10"'],
    ["", '""'],
    ["optbench:2.0", "optbench:2.0"],
    ["größe", "größe"],
    ["a\u0000\ud800", '"a\\u0000\\ud800"'],
  ])("%s is %s", (value, text) => {
    expect(printed("params.x", value)).toBe(text);
  });

  it.each([
    [0, "0 ms"],
    [1500, "1500 ms"],
    [90_000, "90 s"],
    [300_000, "5 min"],
    [7_200_000, "2 h"],
    [172_800_000, "2 d"],
    [2n ** 60n, "1152921504606846976 ms"],
    [-60_000, "-60000 ms"],
    ["5min", '"5min"'],
  ])("a duration of %s", (value, text) => {
    expect(printed("record.duration_ms", value)).toBe(text);
  });

  it.each(["2 days ago", "20260126", '"2d ago"', '"2026-01-26 10:30"'])("a time: %s", (text) => {
    expect(printed("record.started_at", text.replaceAll('"', ""))).toBe(text);
  });
});

it.each([
  ["record.status", "status"],
  ["record.provenance.host", "host"],
  ["record.seed_fingerprint", "record.seed_fingerprint"],
  ["params.", 'params.""'],
  ["params.a.b", "params.a.b"],
  ["params.a..b", 'params."a..b"'],
  ["params..a", 'params.".a"'],
  ["params.with space", 'params."with space"'],
  ['params.say "hi"', 'params."say \\"hi\\""'],
  ["metrics.__proto__", "metrics.__proto__"],
  ["derived.größe", "derived.größe"],
  ["params.and", "params.and"],
] as const)("the field %s is %s", (field, text) => {
  expect(printQuery({ field, op: "is", value: "present" })).toBe(`${text} is present`);
});

it("keeps a typical view short", () => {
  const query: Query = {
    op: "and",
    queries: [
      { field: "record.experiment_id", op: "eq", value: "optbench:2.0" },
      { field: "record.status", op: "in", value: ["success", "failed"] },
      { field: "params.dim", op: "ge", value: 10 },
      { field: "metrics.best_f", op: "lt", value: 1e-3 },
      { field: "record.started_at", op: "gt", value: "7 days ago" },
      { field: "record.duration_ms", op: "gt", value: 300_000 },
    ],
  };
  expect(printQuery(query)).toBe(
    "experiment = optbench:2.0 and status in (success, failed) and params.dim >= 10 and metrics.best_f < 0.001" +
      " and started > 7 days ago and duration > 5 min",
  );
});
