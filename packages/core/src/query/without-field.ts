import type { FieldPath } from "../model/field.ts";
import type { FilterSpec } from "./filter-spec.ts";

/** The members of a filter that are conditions on a field of the record. */
const FIELD_OF_MEMBER: ReadonlyMap<string, FieldPath> = new Map([
  ["experiment_id", "record.experiment_id"],
  ["status", "record.status"],
  ["started_after", "record.started_at"],
  ["started_before", "record.started_at"],
]);

/** A filter without its conditions on one field; the filter itself where it has none. */
export function withoutField(filter: FilterSpec, field: FieldPath): FilterSpec {
  const members = Object.entries(filter).filter(([name]) => FIELD_OF_MEMBER.get(name) !== field);
  const kept = filter.field_filters?.filter((condition) => condition.field !== field);
  const hasNone =
    members.length === Object.keys(filter).length && kept?.length === filter.field_filters?.length;
  if (hasNone) return filter;
  return { ...Object.fromEntries(members), ...(kept && { field_filters: kept }) };
}
