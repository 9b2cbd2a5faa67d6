import { AtlasError } from "../errors.ts";
import type { Cell } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { wallClockOfFilter } from "../model/wall-clock-of-filter.ts";
import { FILTER_OPERATORS, type FieldFilter, type FilterValue } from "./filter-spec.ts";
import { compareValues, typeOfValue } from "./value-order.ts";

type Value = Exclude<Cell, undefined>;

/** Whether a value passes a condition. It is never asked of NaN, which passes none. */
export type CellTest = (value: Value) => boolean;

/** A place in a request, as a path of keys. */
export type Location = readonly (string | number)[];

/**
 * The test of one condition on values that are no times.
 *
 * Throws `AtlasError` `invalid_query` for an unknown operator and a value that the operator cannot take.
 */
export function cellTestOf(filter: FieldFilter, location: Location): CellTest {
  const { op, value } = filter;
  switch (op) {
    case "eq":
    case "ne":
      return equalityTest(value, op === "eq");
    case "lt":
      return orderTest(filter, (order) => order < 0, location);
    case "le":
      return orderTest(filter, (order) => order <= 0, location);
    case "gt":
      return orderTest(filter, (order) => order > 0, location);
    case "ge":
      return orderTest(filter, (order) => order >= 0, location);
    case "contains":
      return containsTest(needleOf(filter, location));
    case "in":
      return membershipTest(listOf(filter, location));
    default:
      throw new AtlasError(
        "invalid_query",
        `unknown operator ${JSON.stringify(op)}: expected ${FILTER_OPERATORS.join(", ")}`,
        {
          location: [...location, "op"],
        },
      );
  }
}

/** Whether a wall-clock time (microseconds since 1970) passes a condition. */
export type TimeTest = (wallClockUs: number) => boolean;

/**
 * The test of one condition on times, which are compared by their wall clock; `undefined` for `contains`, which
 * looks at the text.
 *
 * Throws `AtlasError` `invalid_query` for a value that is no time, and as `cellTestOf` does.
 */
export function timeTestOf(
  filter: FieldFilter,
  timeZone: string | undefined,
  location: Location,
): TimeTest | undefined {
  if (filter.op === "contains") return undefined;
  if (filter.op !== "in")
    return cellTestOf({ ...filter, value: timeOf(filter.value, timeZone, [...location, "value"]) }, location);
  const times = listOf(filter, location).map((item, i) => timeOf(item, timeZone, [...location, "value", i]));
  return (wallClockUs) => times.includes(wallClockUs);
}

/**
 * Microseconds since 1970 of the local wall-clock time that a request means.
 *
 * Throws `AtlasError` `invalid_query` for what is no time.
 */
export function timeOf(value: FilterValue, timeZone: string | undefined, location: Location): number {
  const time = typeof value === "string" ? wallClockOfFilter(value, timeZone) : undefined;
  if (time === undefined) {
    throw new AtlasError("invalid_query", "expected a time such as 2026-01-26T10:30:00", { location });
  }
  return time;
}

/**
 * The text, in lower case, that `contains` looks for.
 *
 * Throws `AtlasError` `invalid_query` for a list, an object or null.
 */
export function needleOf(filter: FieldFilter, location: Location): string {
  if (typeof filter.value === "object") {
    throw new AtlasError("invalid_query", "contains expects a text", { location: [...location, "value"] });
  }
  return textOf(filter.value).toLowerCase();
}

function listOf(filter: FieldFilter, location: Location): readonly FilterValue[] {
  if (!Array.isArray(filter.value)) {
    throw new AtlasError("invalid_query", "in expects a list of values", {
      location: [...location, "value"],
    });
  }
  return filter.value;
}

function containsTest(needle: string): CellTest {
  return (value) => textOf(value).toLowerCase().includes(needle);
}

function equalityTest(wanted: FilterValue, equal: boolean): CellTest {
  if (!isComparable(wanted)) return () => false;
  const type = typeOfValue(wanted);
  if (typeof wanted === "string") return (value) => typeof value === "string" && (value === wanted) === equal;
  return (value) => typeOfValue(value) === type && (compareValues(value, wanted) === 0) === equal;
}

function orderTest(filter: FieldFilter, holds: (order: number) => boolean, location: Location): CellTest {
  const { value: bound, op } = filter;
  if (typeof bound === "object") {
    throw new AtlasError("invalid_query", `${op} expects a number, a string or a boolean`, {
      location: [...location, "value"],
    });
  }
  if (!isComparable(bound)) return () => false;
  const type = typeOfValue(bound);
  return (value) => typeOfValue(value) === type && holds(compareValues(value, bound));
}

function membershipTest(list: readonly FilterValue[]): CellTest {
  const wanted = list.filter(isComparable);
  const equals = wanted.map((item) => equalityTest(item, true));
  const texts = new Set(wanted.filter((item) => typeof item === "string"));
  // "true" is how JSON, and so many a client, writes what the text of a value calls "True".
  const isText = (text: string) => texts.has(text);
  return (value) =>
    equals.some((equal) => equal(value)) ||
    (typeof value === "boolean"
      ? isText(textOf(value)) || isText(String(value))
      : typeof value !== "string" && texts.size > 0 && isText(textOf(value)));
}

function isComparable(value: FilterValue): value is Value {
  return value !== null && !Number.isNaN(value);
}
