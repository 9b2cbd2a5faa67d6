import type { FieldPath, Namespace, Value } from "../model/field.ts";

/** A value that has an order: no list, no object. */
export type Scalar = Exclude<Value, object>;

/** What can be said of a field in one run. "finite" and "not finite" are of numbers, NaN being not finite. */
export const FIELD_STATES = ["missing", "present", "finite", "not finite", "nan"] as const;

/** One of the things that can be said of a field in one run. */
export type FieldState = (typeof FIELD_STATES)[number];

/**
 * A comparison of a field with values. Numbers compare with numbers, exactly also beyond 2^53; strings with strings,
 * by code point; booleans with booleans. A field that is missing, NaN or of another type does not match, and no
 * value here is NaN. `record.started_at` and `record.finished_at` compare by their local wall clock, with ISO 8601
 * texts or texts such as "2 days ago".
 */
export type Comparison =
  | { readonly field: FieldPath; readonly op: "eq" | "ne"; readonly value: Value }
  | { readonly field: FieldPath; readonly op: "lt" | "le" | "gt" | "ge"; readonly value: Scalar }
  /** From the first to the second, both included. */
  | { readonly field: FieldPath; readonly op: "between"; readonly value: readonly [from: Scalar, to: Scalar] }
  /** Any of these values; a text also matches a value of another type that has this text. */
  | { readonly field: FieldPath; readonly op: "in"; readonly value: readonly Value[] };

/** What is asked of one field. */
export type Condition =
  | Comparison
  /** A part of the value's text, in any case; with a namespace, of some "key:value" in it. NaN has no text. */
  | { readonly field: FieldPath | Namespace; readonly op: "contains"; readonly value: string }
  /** A regular expression, as the literal `/.../` or `/.../i`, that matches somewhere in the value's text. */
  | { readonly field: FieldPath; readonly op: "matches"; readonly value: string }
  | { readonly field: FieldPath; readonly op: "is"; readonly value: FieldState };

/**
 * Which runs are asked for, as plain data. It has a text form: `parseQuery` and `printQuery`.
 *
 * `not` is two-valued: a run matches either a query or its negation, so that the negation of a condition on a field
 * matches the runs that lack the field.
 */
export type Query =
  | Condition
  /** A part of the text of the value of any field, in any case. */
  | { readonly op: "text"; readonly value: string }
  | { readonly op: "not"; readonly query: Query }
  /** All of them: of none, every run. */
  | { readonly op: "and"; readonly queries: readonly Query[] }
  /** Any of them: of none, no run. */
  | { readonly op: "or"; readonly queries: readonly Query[] };

/** The query that every run matches; its text is empty. */
export const EVERY_RUN: Query = { op: "and", queries: [] };

/** The query that matches what all of some queries match, without needless nesting. */
export function allOf(queries: readonly Query[]): Query {
  const parts = queries.flatMap((query) => (query.op === "and" ? query.queries : [query]));
  return parts.length === 1 ? parts[0]! : { op: "and", queries: parts };
}

/** Whether a query asks something of one field, or of one namespace. */
export function isCondition(query: Query): query is Condition {
  return "field" in query;
}
