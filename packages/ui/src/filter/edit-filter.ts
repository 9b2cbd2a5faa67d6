import type { FieldFilter, FieldPath, FilterOperator, FilterSpec, FilterValue, Namespace } from "@atlas/core";

/** What a field must lie between, both bounds included. */
export interface Range {
  readonly from?: number | bigint | undefined;
  readonly to?: number | bigint | undefined;
}

/** Both bounds of a time, ISO 8601, included. */
export interface TimeRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The bounds that a filter sets to a numeric field. */
export function rangeOf(filter: FilterSpec, field: FieldPath): Range {
  const bound = (op: FilterOperator) => {
    const value = conditionOf(filter, field, op)?.value;
    return typeof value === "number" || typeof value === "bigint" ? value : undefined;
  };
  return { from: bound("ge"), to: bound("le") };
}

/** The filter with other bounds to a numeric field; an absent bound is none. */
export function withRange(filter: FilterSpec, field: FieldPath, range: Range): FilterSpec {
  return withConditions(
    filter,
    field,
    ["ge", "le"],
    [
      ...(range.from === undefined ? [] : [{ field, op: "ge", value: range.from } as const]),
      ...(range.to === undefined ? [] : [{ field, op: "le", value: range.to } as const]),
    ],
  );
}

/** The bounds that a filter sets to when runs started. */
export function timeRangeOf(filter: FilterSpec): TimeRange {
  return { from: filter.started_after, to: filter.started_before };
}

/** The filter with other bounds to when runs started; an absent or empty bound is none. */
export function withTimeRange(filter: FilterSpec, range: TimeRange): FilterSpec {
  const { started_after: _after, started_before: _before, ...rest } = filter;
  return {
    ...rest,
    ...(range.from ? { started_after: range.from } : {}),
    ...(range.to ? { started_before: range.to } : {}),
  };
}

/** The values that a filter lets a field have; empty when it may have any. Statuses have their own member. */
export function choicesOf(filter: FilterSpec, field: FieldPath): readonly FilterValue[] {
  if (field === "record.status") return filter.status ?? [];
  const value = conditionOf(filter, field, "in")?.value;
  if (Array.isArray(value)) return value;
  const single = conditionOf(filter, field, "eq")?.value;
  return single === undefined ? [] : [single];
}

/** The filter that lets a field have these values; none of them means any. */
export function withChoices(
  filter: FilterSpec,
  field: FieldPath,
  values: readonly FilterValue[],
): FilterSpec {
  if (field === "record.status") {
    const { status: _status, ...rest } = filter;
    return values.length === 0 ? rest : { ...rest, status: values.map(String) };
  }
  const conditions: FieldFilter[] = values.length === 0 ? [] : [{ field, op: "in", value: [...values] }];
  return withConditions(filter, field, ["in", "eq"], conditions);
}

/** The text that a filter looks for in a field; empty for none. */
export function textOf(filter: FilterSpec, field: FieldPath | Namespace): string {
  const value = conditionOf(filter, field, "contains")?.value;
  return value === undefined ? "" : String(value);
}

/** The filter that looks for a text in a field; an empty one is not looked for. */
export function withText(filter: FilterSpec, field: FieldPath | Namespace, text: string): FilterSpec {
  const conditions: FieldFilter[] = text === "" ? [] : [{ field, op: "contains", value: text }];
  return withConditions(filter, field, ["contains"], conditions);
}

/** Whether a filter says anything about a field. */
export function isFiltered(filter: FilterSpec, field: FieldPath): boolean {
  if (field === "record.status") return choicesOf(filter, field).length > 0;
  if (field === "record.experiment_id" && filter.experiment_id !== undefined) return true;
  if (field === "record.started_at" && (filter.started_after ?? filter.started_before) !== undefined)
    return true;
  return filter.field_filters?.some((condition) => condition.field === field) ?? false;
}

/** The filter without anything that it says about a field. */
export function withoutField(filter: FilterSpec, field: FieldPath): FilterSpec {
  let rest = withConditions(filter, field, undefined, []);
  if (field === "record.status") rest = withChoices(rest, field, []);
  if (field === "record.started_at") rest = withTimeRange(rest, {});
  if (field === "record.experiment_id") {
    const { experiment_id: _experiment, ...others } = rest;
    rest = others;
  }
  return rest;
}

function conditionOf(filter: FilterSpec, field: string, op: FilterOperator): FieldFilter | undefined {
  return filter.field_filters?.find((condition) => condition.field === field && condition.op === op);
}

/** Puts conditions in the place of those of a field that have one of the operators, or any without operators. */
function withConditions(
  filter: FilterSpec,
  field: string,
  operators: readonly FilterOperator[] | undefined,
  conditions: readonly FieldFilter[],
): FilterSpec {
  const isReplaced = (old: FieldFilter) => old.field === field && (operators?.includes(old.op) ?? true);
  const old = filter.field_filters ?? [];
  const place = old.findIndex(isReplaced);
  const before = place < 0 ? old : old.slice(0, place);
  const after = place < 0 ? [] : old.slice(place).filter((condition) => !isReplaced(condition));
  const { field_filters: _old, ...rest } = filter;
  const next = [...before, ...conditions, ...after];
  return next.length === 0 ? rest : { ...rest, field_filters: next };
}
