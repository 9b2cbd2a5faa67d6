import { AtlasError } from "../errors.ts";
import { isTimeField } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { readTime } from "../model/wall-clock.ts";
import type { Location } from "../query/cell-test.ts";
import {
  FILTER_OPERATORS,
  type FieldFilter,
  type FilterOperator,
  type FilterSpec,
  type FilterValue,
} from "../query/filter-spec.ts";
import { compileCondition } from "./compile-condition.ts";
import { allOf, type Condition, type Query } from "./query.ts";

/**
 * The query that asks for the same runs as a filter.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a filter that cannot be understood.
 *
 * @param location where the filter stands in the request, for errors
 */
export function queryOfFilterSpec(spec: FilterSpec, location: Location = []): Query {
  const { experiment_id, status = [], started_after, started_before, field_filters = [] } = spec;
  const conditions: Condition[] = [];
  if (experiment_id !== undefined) {
    conditions.push({ field: "record.experiment_id", op: "eq", value: experiment_id });
  }
  if (status.length > 0) conditions.push({ field: "record.status", op: "in", value: status });
  if (started_after !== undefined) {
    checkTime(started_after, [...location, "started_after"]);
    conditions.push({ field: "record.started_at", op: "ge", value: started_after });
  }
  if (started_before !== undefined) {
    checkTime(started_before, [...location, "started_before"]);
    conditions.push({ field: "record.started_at", op: "le", value: started_before });
  }
  field_filters.forEach((filter, i) => {
    const place = [...location, "field_filters", i];
    const condition = conditionOf(filter, place);
    compileCondition(condition, {}, place);
    conditions.push(condition);
  });
  return allOf(conditions);
}

/** A filter's condition; one with null or NaN, which nothing passes, as `in` nothing. */
function conditionOf({ field, op, value }: FieldFilter, location: Location): Condition {
  if (!FILTER_OPERATORS.includes(op)) {
    const message = `unknown operator ${JSON.stringify(op)}: expected ${FILTER_OPERATORS.join(", ")}`;
    throw new AtlasError("invalid_query", message, { location: [...location, "op"] });
  }
  if (isTimeField(field) && op !== "contains") checkTimes(value, op, [...location, "value"]);
  // What is no condition is left for `compileCondition` to refuse.
  if (op === "contains") {
    return { field, op, value: typeof value === "object" ? value : textOf(value) } as Condition;
  }
  if (op === "in") {
    return { field, op, value: Array.isArray(value) ? value.filter(isComparable) : value } as Condition;
  }
  const isNothing = Number.isNaN(value) || (value === null && (op === "eq" || op === "ne"));
  return (isNothing ? { field, op: "in", value: [] } : { field, op, value }) as Condition;
}

function isComparable(value: FilterValue): boolean {
  return value !== null && !Number.isNaN(value);
}

function checkTimes(value: FilterValue, op: FilterOperator, location: Location): void {
  if (op === "in" && Array.isArray(value)) {
    for (const [i, item] of value.entries()) checkTime(item, [...location, i]);
  } else if (op !== "in") {
    checkTime(value, location);
  }
}

/** A filter's times are absolute, so that the data alone decide what it answers. */
function checkTime(value: FilterValue, location: Location): void {
  if (typeof value === "string" && readTime(value) !== undefined) return;
  throw new AtlasError("invalid_query", "expected a time such as 2026-01-26T10:30:00", { location });
}
