import { matchRows, parseQuery, printQuery, type Query, tableOf } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** The query of a text that must be readable. */
function read(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${parsed.message}: ${text.slice(parsed.position.start)}`);
  return parsed.query;
}

/** What a condition on `params.x` compares with. */
function readValue(text: string): unknown {
  return (read(`params.x = ${text}`) as { value: unknown }).value;
}

const a: Query = { field: "params.a", op: "eq", value: 1 };
const b: Query = { field: "params.b", op: "eq", value: 2 };
const c: Query = { field: "params.c", op: "eq", value: 3 };

describe("structure", () => {
  it.each<[string, Query]>([
    ["", { op: "and", queries: [] }],
    ["  \n ", { op: "and", queries: [] }],
    ["*", { op: "and", queries: [] }],
    ["params.a=1", a],
    ["((params.a = 1))", a],
    ["params.a=1 and params.b=2 AND params.c=3", { op: "and", queries: [a, b, c] }],
    ["params.a=1 or params.b=2 and params.c=3", { op: "or", queries: [a, { op: "and", queries: [b, c] }] }],
    ["(params.a=1 or params.b=2)and(params.c=3)", { op: "and", queries: [{ op: "or", queries: [a, b] }, c] }],
    [
      "params.a=1 and (params.b=2 and params.c=3)",
      { op: "and", queries: [a, { op: "and", queries: [b, c] }] },
    ],
    ["not params.a=1 and params.b=2", { op: "and", queries: [{ op: "not", query: a }, b] }],
    ["Not(params.a=1 Or params.b=2)", { op: "not", query: { op: "or", queries: [a, b] } }],
    ["not not params.a=1", { op: "not", query: { op: "not", query: a } }],
    [
      "\"adam w\" or 'x'",
      {
        op: "or",
        queries: [
          { op: "text", value: "adam w" },
          { op: "text", value: "x" },
        ],
      },
    ],
  ])("%s", (text, query) => {
    expect(read(text)).toEqual(query);
  });

  it("reads what people write", () => {
    expect(read("params.dim >= 10 and status in (success, failed) and metrics.best_f < 1e-3")).toEqual({
      op: "and",
      queries: [
        { field: "params.dim", op: "ge", value: 10 },
        { field: "record.status", op: "in", value: ["success", "failed"] },
        { field: "metrics.best_f", op: "lt", value: 0.001 },
      ],
    });
  });
});

describe("conditions", () => {
  it.each<[string, Query]>([
    ["params.x == 1", { field: "params.x", op: "eq", value: 1 }],
    ["params.x != 1", { field: "params.x", op: "ne", value: 1 }],
    ["params.x<>1", { field: "params.x", op: "ne", value: 1 }],
    ["params.x \u2260 1", { field: "params.x", op: "ne", value: 1 }],
    ["params.x \u2264 1", { field: "params.x", op: "le", value: 1 }],
    ["params.x\u22651", { field: "params.x", op: "ge", value: 1 }],
    ["params.x>-1", { field: "params.x", op: "gt", value: -1 }],
    ["params.x in 0.01..0.1", { field: "params.x", op: "between", value: [0.01, 0.1] }],
    ["params.x in a .. b", { field: "params.x", op: "between", value: ["a", "b"] }],
    ["params.x in ()", { field: "params.x", op: "in", value: [] }],
    ['params.x IN (1,two , "3", [4])', { field: "params.x", op: "in", value: [1, "two", "3", [4]] }],
    ["params.x not in (1)", { op: "not", query: { field: "params.x", op: "in", value: [1] } }],
    ["params.x not in 1..2", { op: "not", query: { field: "params.x", op: "between", value: [1, 2] } }],
    ["params.x contains 0.10", { field: "params.x", op: "contains", value: "0.10" }],
    ["params.x contains true", { field: "params.x", op: "contains", value: "true" }],
    ["params.x not contains a", { op: "not", query: { field: "params.x", op: "contains", value: "a" } }],
    ["metrics contains 'loss:0'", { field: "metrics", op: "contains", value: "loss:0" }],
    ["params.x ~ /^adam-\\d+$/i", { field: "params.x", op: "matches", value: "/^adam-\\d+$/i" }],
    ["params.x ~ ^adam", { field: "params.x", op: "matches", value: "/^adam/" }],
    ["params.x ~ 'a/b'", { field: "params.x", op: "matches", value: "/a\\/b/" }],
    ["params.x is missing", { field: "params.x", op: "is", value: "missing" }],
    ["params.x is not Missing", { field: "params.x", op: "is", value: "present" }],
    ["params.x is not present", { field: "params.x", op: "is", value: "missing" }],
    ["params.x is NaN", { field: "params.x", op: "is", value: "nan" }],
    ["params.x is not finite", { field: "params.x", op: "is", value: "not finite" }],
  ])("%s", (text, query) => {
    expect(read(text)).toEqual(query);
  });
});

describe("fields", () => {
  it.each([
    ["params.lr", "params.lr"],
    ["params.opt.lr", "params.opt.lr"],
    ['params."with space"', "params.with space"],
    ["params.'with space'", "params.with space"],
    ['params.""', "params."],
    ['params."a.\\"b\\""', 'params.a."b"'],
    ["params.größe", "params.größe"],
    ["params.__proto__", "params.__proto__"],
    ["params.and", "params.and"],
    ["metrics.not", "metrics.not"],
    ["derived.a-b/c:d", "derived.a-b/c:d"],
    ["record.tags", "record.tags"],
    ["status", "record.status"],
    ["experiment", "record.experiment_id"],
    ["run", "record.run_id"],
    ["run_id", "record.run_id"],
    ["host", "record.provenance.host"],
    ["error", "record.error.type"],
  ])("%s", (name, field) => {
    expect(read(`${name} = a`)).toEqual({ field, op: "eq", value: "a" });
  });
});

describe("values", () => {
  it.each<[string, unknown]>([
    ["1", 1],
    ["+1", 1],
    ["-1.50", -1.5],
    [".5", 0.5],
    ["5.", 5],
    ["1E-3", 0.001],
    ["-0", -0],
    ["1e400", Number.POSITIVE_INFINITY],
    ["inf", Number.POSITIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", 9007199254740993n],
    ["-1152921504606846976", -(2n ** 60n)],
    ["9007199254740993.0", 9007199254740992],
    ["true", true],
    ["False", false],
    ["adam", "adam"],
    ["adam-w_2.0:x/y", "adam-w_2.0:x/y"],
    ["1.2.3", "1.2.3"],
    ["5min", "5min"],
    ['"10"', "10"],
    ["'true'", "true"],
    ["'it\\'s'", "it's"],
    ['"a\\n\\u00e9\\/\\x"', "a\né/x"],
    ['""', ""],
    ['[1, [true, null], {"a": NaN}]', [1, [true, null], { a: Number.NaN }]],
    ['{"a]": "b\\"}"}', { "a]": 'b"}' }],
  ])("%s", (text, value) => {
    expect(readValue(text)).toStrictEqual(value);
  });
});

describe("durations", () => {
  it.each([
    ["duration > 5 min", 300_000],
    ["duration > 5MIN", 300_000],
    ["duration > 4.1 min", 246_000],
    ["duration > 250 ms", 250],
    ["duration > 2 hours", 7_200_000],
    ["duration > 3 d", 259_200_000],
    ["duration > 1 week", 604_800_000],
    ["duration_ms > 1000", 1000],
    ["record.duration_ms > 1000", 1000],
    ["record.duration_ms > 1 s", 1000],
    ["duration > 9007199254740993 ms", 9007199254740993n],
    ['duration > "5 min"', "5 min"],
  ])("%s", (text, value) => {
    expect(read(text)).toEqual({ field: "record.duration_ms", op: "gt", value });
  });

  it("stand in lists and ranges", () => {
    expect(read("duration in 1 min..1.5 h")).toMatchObject({ value: [60_000, 5_400_000] });
    expect(read("duration in (1s, 2 s)")).toMatchObject({ value: [1000, 2000] });
  });
});

describe("times", () => {
  it.each([
    ["started >= 2026-01-26", "2026-01-26"],
    ["started >= 20260126", "20260126"],
    ["started_at >= 2026-01-26 10:30", "2026-01-26 10:30"],
    ["record.started_at >= 2026-01-26T10:30:00.5+02:00", "2026-01-26T10:30:00.5+02:00"],
    ['started >= "2026-01-26"', "2026-01-26"],
    ["started >= 2 days ago", "2 days ago"],
    ["started >= 2D ago", "2 days ago"],
    ["started >= 1.50 hrs ago", "1.5 hours ago"],
    ["started >= 1 weeks ago", "1 week ago"],
  ])("%s", (text, value) => {
    expect(read(text)).toEqual({ field: "record.started_at", op: "ge", value });
  });

  it("stand in lists and ranges", () => {
    expect(read("started in 3 days ago..1 day ago")).toMatchObject({ value: ["3 days ago", "1 day ago"] });
    expect(read("started in 2026-01-26 10:30..2026-01-26 11:00 and status = failed")).toMatchObject({
      queries: [{ value: ["2026-01-26 10:30", "2026-01-26 11:00"] }, {}],
    });
    expect(read("finished in (2026-01-26 10:30, 2026-01-27)")).toMatchObject({
      value: ["2026-01-26 10:30", "2026-01-27"],
    });
  });
});

const piece = fc.constantFrom(
  ...["params.a", "status", "duration", "started", "params", 'params."b c"', "dim", "params."],
  ...["=", "!=", "<", ">=", "in", "not", "and", "or", "contains", "~", "is", "missing", "(", ")", ",", ".."],
  ...[
    "1",
    "-2.5e3",
    "1..2",
    "true",
    "nan",
    "adam",
    '"x"',
    "'y",
    "5 min",
    "2 days ago",
    "/a+/i",
    "[1]",
    '{"a":1}',
    "*",
  ],
);

describe("any text", () => {
  const anyText = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(" "));

  it("is read or refused at a place in it, and what is read can be printed and evaluated", () => {
    const table = tableOf([]);
    let readable = 0;
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: "binary" })), (text) => {
        const parsed = parseQuery(text);
        if (parsed.ok) {
          readable++;
          const printed = printQuery(parsed.query);
          expect(parseQuery(printed)).toEqual(parsed);
          expect(matchRows(table, parsed.query)).toHaveLength(0);
        } else {
          const { start, end } = parsed.position;
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
    expect(readable).toBeGreaterThan(50);
  });
});
