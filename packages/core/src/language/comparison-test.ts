import type { Value } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { CellTest } from "../query/cell-test.ts";
import { compareValues, typeOfValue } from "../query/value-order.ts";
import type { Comparison } from "./query.ts";

/** The test of a comparison on values that are no times, and not NaN. */
export function comparisonTest({ op, value }: Comparison): CellTest {
  switch (op) {
    case "eq":
      return equalityTest(value, true);
    case "ne":
      return equalityTest(value, false);
    case "lt":
      return orderTest(value, (order) => order < 0);
    case "le":
      return orderTest(value, (order) => order <= 0);
    case "gt":
      return orderTest(value, (order) => order > 0);
    case "ge":
      return orderTest(value, (order) => order >= 0);
    case "between":
      return rangeTest(value);
    case "in":
      return membershipTest(value);
  }
}

function equalityTest(wanted: Value, equal: boolean): CellTest {
  const type = typeOfValue(wanted);
  if (typeof wanted === "string") return (value) => typeof value === "string" && (value === wanted) === equal;
  return (value) => typeOfValue(value) === type && (compareValues(value, wanted) === 0) === equal;
}

function orderTest(bound: Value, holds: (order: number) => boolean): CellTest {
  const type = typeOfValue(bound);
  return (value) => typeOfValue(value) === type && holds(compareValues(value, bound));
}

function rangeTest([from, to]: readonly [Value, Value]): CellTest {
  const isFrom = orderTest(from, (order) => order >= 0);
  const isTo = orderTest(to, (order) => order <= 0);
  return (value) => isFrom(value) && isTo(value);
}

function membershipTest(list: readonly Value[]): CellTest {
  const scalars = new Set<Value>();
  const texts = new Set<string>();
  for (const item of list) {
    if (typeof item === "object") texts.add(textOf(item));
    else scalars.add(exactNumber(item));
    if (typeof item === "string") texts.add(item);
  }
  return (value) => {
    if (scalars.has(exactNumber(value))) return true;
    if (texts.size === 0 || typeof value === "string") return false;
    // Clients write booleans as JSON does, too.
    return texts.has(textOf(value)) || (typeof value === "boolean" && texts.has(String(value)));
  };
}

/** The double that a `bigint` equals, so that a set finds either by the other; any other value as it is. */
function exactNumber(value: Value): Value {
  if (typeof value !== "bigint") return value;
  const double = Number(value);
  return double < value || double > value ? value : double;
}
