import type { FieldPath, Namespace, Value } from "../model/field.ts";

/** How a field's value is compared with the filter's. */
export const FILTER_OPERATORS = ["eq", "ne", "lt", "le", "gt", "ge", "contains", "in"] as const;

/** One of the comparisons of a field filter. */
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A value that a filter compares with. */
export type FilterValue = Value | null;

/**
 * One condition on one field. `eq`, `ne` and `lt` to `ge` are typed: numbers compare with numbers, strings with
 * strings by code point, booleans with booleans; a value that is missing or of another type never matches.
 * `in` takes a list of values or of their texts. `contains` looks for a text in the value's text, in any case;
 * with a bare namespace it looks in every "key:value" of that namespace.
 */
export interface FieldFilter {
  readonly field: FieldPath | Namespace;
  readonly op: FilterOperator;
  readonly value: FilterValue;
}

/** Which runs are asked for: all conditions must hold. An absent member is no condition. */
export interface FilterSpec {
  readonly experiment_id?: string;
  /** Any of these states; an empty list is no condition. */
  readonly status?: readonly string[];
  /** ISO 8601, inclusive, compared as wall-clock time. */
  readonly started_after?: string;
  /** ISO 8601, inclusive, compared as wall-clock time. */
  readonly started_before?: string;
  readonly field_filters?: readonly FieldFilter[];
}
