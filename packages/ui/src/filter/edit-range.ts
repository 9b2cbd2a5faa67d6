import type { FieldPath, Query, Scalar, Value } from "@atlas/core";
import { partsOf, replaceParts } from "./query-parts.ts";

/** What a value must lie between, both bounds included; an absent bound is none. */
export interface Range<Bound extends Scalar> {
  readonly from?: Bound | undefined;
  readonly to?: Bound | undefined;
}

/** The bounds that a query sets to a numeric field. */
export function rangeOf(query: Query, field: FieldPath): Range<number | bigint> {
  return boundsOf(query, field, isNumber);
}

/** The bounds, ISO 8601, that a query sets to a field of times; those that are relative to now are not told. */
export function timeRangeOf(query: Query, field: FieldPath): Range<string> {
  return boundsOf(query, field, isAbsoluteTime);
}

/** Whether a value lies between the bounds of a numeric field; what is no number does not, where there is a bound. */
export function isWithin({ from, to }: Range<number | bigint>, value: Value): boolean {
  if (from === undefined && to === undefined) return true;
  if (typeof value !== "number" && typeof value !== "bigint") return false;
  return (from === undefined || value >= from) && (to === undefined || value <= to);
}

/** The query with other bounds to a field. */
export function withRange(query: Query, field: FieldPath, { from, to }: Range<Scalar>): Query {
  const next: Query[] = [];
  if (from !== undefined && to !== undefined) next.push({ field, op: "between", value: [from, to] });
  else if (from !== undefined) next.push({ field, op: "ge", value: from });
  else if (to !== undefined) next.push({ field, op: "le", value: to });
  return replaceParts(query, (part) => isRange(part, field), next);
}

/** Whether a query is a bound, or both, that a range of the field can show. */
export function isRange(part: Query, field: FieldPath): boolean {
  return boundsIn(part, field, isBound) !== undefined;
}

function boundsOf<Bound extends Scalar>(
  query: Query,
  field: FieldPath,
  isWanted: (value: Scalar) => value is Bound,
): Range<Bound> {
  const ranges = partsOf(query).map((part) => boundsIn(part, field, isWanted));
  return Object.assign({}, ...ranges);
}

function boundsIn<Bound extends Scalar>(
  part: Query,
  field: FieldPath,
  isWanted: (value: Scalar) => value is Bound,
): Range<Bound> | undefined {
  if (!("field" in part) || part.field !== field) return undefined;
  if (part.op === "ge") return isWanted(part.value) ? { from: part.value } : undefined;
  if (part.op === "le") return isWanted(part.value) ? { to: part.value } : undefined;
  if (part.op !== "between") return undefined;
  const [from, to] = part.value;
  return isWanted(from) && isWanted(to) ? { from, to } : undefined;
}

function isBound(value: Scalar): value is number | bigint | string {
  return isNumber(value) || isAbsoluteTime(value);
}

function isNumber(value: Scalar): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function isAbsoluteTime(value: Scalar): value is string {
  return typeof value === "string" && /^\d{4}-\d\d/.test(value);
}
