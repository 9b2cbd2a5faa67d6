import { allOf, type Filter, type Query, queryOf } from "@atlas/core";

/** The experiment that a filter asks for, where it asks for one. */
export function experimentOf(filter: Filter): string | undefined {
  const query = queryOf(filter);
  const parts = query.op === "and" ? query.queries : [query];
  for (const part of parts) {
    if (part.op === "eq" && part.field === "record.experiment_id" && typeof part.value === "string")
      return part.value;
  }
  return undefined;
}

/** The part of a filter that says of which experiment: what fields there are, and which colours, depends on it alone. */
export function scopeOf(filter: Filter): Query {
  const experiment = experimentOf(filter);
  return allOf(
    experiment === undefined ? [] : [{ field: "record.experiment_id", op: "eq", value: experiment }],
  );
}
