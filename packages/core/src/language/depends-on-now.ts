import { isTimeField } from "../model/field.ts";
import type { Filter } from "../query/filter.ts";
import { type Condition, isCondition, type Query } from "./query.ts";
import { readRelativeTime } from "./relative-time.ts";

/** Whether a filter has times such as "2 days ago", so that with the same data it may find other runs later. */
export function dependsOnNow(filter: Filter): boolean {
  return "op" in filter && holdsRelativeTime(filter);
}

function holdsRelativeTime(query: Query): boolean {
  if (isCondition(query)) return isTimeField(query.field) && timesOf(query).some(isRelative);
  switch (query.op) {
    case "text":
      return false;
    case "not":
      return holdsRelativeTime(query.query);
    default:
      return query.queries.some(holdsRelativeTime);
  }
}

function timesOf({ op, value }: Condition): readonly unknown[] {
  return op === "in" || op === "between" ? value : [value];
}

function isRelative(value: unknown): boolean {
  return typeof value === "string" && readRelativeTime(value) !== undefined;
}
