import type { Condition, FieldPath, Query, Scalar, Value } from "@atlas/core";
import fc from "fast-check";
import { anyJson, anyText } from "../arbitrary.ts";

/** Texts that mean something else where they stand without quotes, or look as if they did. */
const trickyText = fc.constantFrom(
  ...["", "and", "OR", "not", "in", "is", "contains", "true", "False", "NaN", "null", "inf", "-Infinity"],
  ...["10", "-0", "1e5", ".5", "5.", "+1", "9007199254740993", "1..5", "a..b", "a.", ".a", "..", "5min"],
  ...["5 min", "2 days ago", "2026-01-26", "(a)", "a,b", "it's", 'say "hi"', "back\\slash", "`", "*", "/a/"],
  ...[
    "__proto__",
    "with space",
    "tab\there",
    "grö\u00dfe",
    "\u{1f600}",
    "\ud800",
    "a=b",
    "a!b",
    "[1]",
    "\u2265",
  ],
);

const queryText = fc.oneof(trickyText, anyText);

const fieldPath = fc.oneof(
  fc.constantFrom<FieldPath>("record.status", "record.run_id", "record.experiment_id", "record.notes"),
  fc
    .tuple(fc.constantFrom("record", "params", "metrics", "derived"), queryText)
    .map(([namespace, key]) => `${namespace}.${key}` as FieldPath)
    .filter((path) => path !== "record.started_at" && path !== "record.finished_at"),
  fc.constant<FieldPath>("record.duration_ms"),
);

const bigInteger = fc
  .bigInt({ min: -(2n ** 90n), max: 2n ** 90n })
  .filter((value) => value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constantFrom(-0, 2 ** 53, 2 ** 60, 1e21, 60_000, 90_000, 3_600_000, 172_800_000, 1500, 0.1),
);

const scalar: fc.Arbitrary<Scalar> = fc.oneof(number, bigInteger, queryText, fc.boolean());
const structure = anyJson.filter(
  (value) => typeof value === "object" && value !== null,
) as fc.Arbitrary<Value>;
const value: fc.Arbitrary<Value> = fc.oneof({ weight: 4, arbitrary: scalar }, structure);

const timeField = fc.constantFrom<FieldPath>("record.started_at", "record.finished_at");
const time = fc.constantFrom(
  ...[
    "2026-01-26",
    "20260126",
    "2026-01-26T10:30:00.000001",
    "2026-01-26 10:30",
    "2026-01-26T10:30:00+02:00",
  ],
  ...["2 days ago", "1 day ago", "90 minutes ago", "1.5 hours ago", "2d ago", "0 seconds ago", "1 week ago"],
);

const order = fc.constantFrom("lt" as const, "le" as const, "gt" as const, "ge" as const);
const equality = fc.constantFrom("eq" as const, "ne" as const);
const pattern = fc.constantFrom(
  "/a/",
  "/^adam-\\d+$/i",
  "/a\\/b/",
  "/[/]/",
  "/ /",
  "/\\p{L}+[)\\]]/",
  "/a|b/i",
);

/** Conditions that can be evaluated. */
const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fieldPath, op: equality, value }),
  fc.record({ field: fieldPath, op: order, value: scalar }),
  fc.record({ field: fieldPath, op: fc.constant("between" as const), value: fc.tuple(scalar, scalar) }),
  fc.record({ field: fieldPath, op: fc.constant("in" as const), value: fc.array(value, { maxLength: 4 }) }),
  fc.record({
    field: fc.oneof(
      fieldPath,
      timeField,
      fc.constantFrom("params" as const, "metrics" as const, "derived" as const),
    ),
    op: fc.constant("contains" as const),
    value: queryText,
  }),
  fc.record({ field: fieldPath, op: fc.constant("matches" as const), value: pattern }),
  fc.record({
    field: fc.oneof(fieldPath, timeField),
    op: fc.constant("is" as const),
    value: fc.constantFrom(
      "missing" as const,
      "present" as const,
      "finite" as const,
      "not finite" as const,
      "nan" as const,
    ),
  }),
  fc.record({ field: timeField, op: fc.oneof(equality, order), value: time }) as fc.Arbitrary<Condition>,
  fc.record({ field: timeField, op: fc.constant("between" as const), value: fc.tuple(time, time) }),
  fc.record({ field: timeField, op: fc.constant("in" as const), value: fc.array(time, { maxLength: 3 }) }),
);

/** Queries of some conditions: no list of one query, and no `or` of nothing, which have no text of their own. */
export function queryOf(condition: fc.Arbitrary<Condition>, text: fc.Arbitrary<string>): fc.Arbitrary<Query> {
  return fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      condition,
      fc.record({ op: fc.constant("text" as const), value: text }),
      fc.record({ op: fc.constant("not" as const), query: tie("query") }),
      fc.record({
        op: fc.constantFrom("and" as const, "or" as const),
        queries: fc.array(tie("query"), { minLength: 2, maxLength: 3 }),
      }),
      fc.constant<Query>({ op: "and", queries: [] }),
    ),
  })).query;
}

/** Any query. */
export const anyQuery = queryOf(anyCondition, queryText);
