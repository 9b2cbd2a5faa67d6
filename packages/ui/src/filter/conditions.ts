import {
  type FieldFilter,
  type FieldPath,
  type FilterOperator,
  type FilterSpec,
  type FilterValue,
  isFieldPath,
} from "@atlas/core";
import { MINUS } from "../format/digits.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatTime } from "../format/format-time.ts";
import { shorten } from "../format/json-text.ts";

/** One condition of a filter in words: "dim", "between", "10 and 30". */
export interface Condition {
  /** The field that an editor changes it by; `undefined` for the experiment, and where a namespace is searched. */
  readonly path: FieldPath | undefined;
  /** The field as a person calls it. */
  readonly field: string;
  readonly operator: string;
  readonly value: string;
  /** The filter without this condition. */
  readonly without: FilterSpec;
}

const OPERATORS: Record<FilterOperator, string> = {
  eq: "=",
  ne: "\u2260",
  lt: "<",
  le: "\u2264",
  gt: ">",
  ge: "\u2265",
  contains: "contains",
  in: "in",
};

const LISTED = 3;
const SHORT = 40;

/** The conditions of a filter in words: experiment, status, time, then the fields' own in their order. */
export function conditionsOf(filter: FilterSpec): readonly Condition[] {
  return [...recordConditions(filter), ...fieldConditions(filter)];
}

/** One condition as a sentence says it: "dim between 10 and 30". */
export function conditionText(condition: Condition): string {
  return `${condition.field} ${condition.operator} ${condition.value}`;
}

function* recordConditions(filter: FilterSpec): Generator<Condition> {
  const { experiment_id, status, started_after, started_before } = filter;
  const without = (...names: readonly (keyof FilterSpec)[]): FilterSpec =>
    Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name as keyof FilterSpec)));
  if (experiment_id !== undefined) {
    yield {
      path: undefined,
      field: "experiment",
      operator: OPERATORS.eq,
      value: shorten(experiment_id, SHORT),
      without: without("experiment_id"),
    };
  }
  if (status !== undefined && status.length > 0) {
    yield {
      path: "record.status",
      field: "status",
      ...choiceText(status),
      without: without("status"),
    };
  }
  if (started_after !== undefined || started_before !== undefined) {
    yield {
      path: "record.started_at",
      field: "started_at",
      ...betweenText(started_after, started_before, (time) => formatTime(time)),
      without: without("started_after", "started_before"),
    };
  }
}

function* fieldConditions(filter: FilterSpec): Generator<Condition> {
  const conditions = filter.field_filters ?? [];
  const told = new Set<FieldFilter>();
  for (const condition of conditions) {
    if (told.has(condition)) continue;
    const partner = partnerOf(condition, conditions);
    const parts = partner === undefined ? [condition] : [condition, partner];
    for (const part of parts) told.add(part);
    const rest = conditions.filter((other) => !parts.includes(other));
    const { field_filters: _all, ...others } = filter;
    yield {
      path: isFieldPath(condition.field) ? condition.field : undefined,
      field: subjectOf(condition.field),
      ...conditionWords(condition, partner),
      without: rest.length === 0 ? others : { ...others, field_filters: rest },
    };
  }
}

/** The other bound of a range. */
function partnerOf(condition: FieldFilter, conditions: readonly FieldFilter[]): FieldFilter | undefined {
  const op = condition.op === "ge" ? "le" : condition.op === "le" ? "ge" : undefined;
  return op && conditions.find((other) => other.field === condition.field && other.op === op);
}

function conditionWords(condition: FieldFilter, partner: FieldFilter | undefined): Words {
  if (partner !== undefined) {
    const [from, to] = condition.op === "ge" ? [condition, partner] : [partner, condition];
    return betweenText(from.value, to.value, valueText);
  }
  if (condition.op === "in" && Array.isArray(condition.value)) return choiceText(condition.value);
  return { operator: OPERATORS[condition.op], value: valueText(condition.value) };
}

type Words = Pick<Condition, "operator" | "value">;

function betweenText<V>(from: V | undefined, to: V | undefined, text: (value: V) => string): Words {
  if (from !== undefined && to !== undefined)
    return { operator: "between", value: `${text(from)} and ${text(to)}` };
  if (from !== undefined) return { operator: OPERATORS.ge, value: text(from) };
  return { operator: OPERATORS.le, value: to === undefined ? "" : text(to) };
}

function choiceText(values: readonly FilterValue[]): Words {
  if (values.length === 1) return { operator: OPERATORS.eq, value: valueText(values[0]!) };
  const listed = values.slice(0, LISTED).map(valueText).join(", ");
  const more = values.length - LISTED;
  return { operator: OPERATORS.in, value: more > 0 ? `${listed} and ${more} more` : listed };
}

function valueText(value: FilterValue): string {
  if (value === "") return "empty";
  if (value === null) return "null";
  const text = formatExact(value);
  return typeof value === "number" || typeof value === "bigint"
    ? text.replaceAll("-", MINUS)
    : shorten(text, SHORT);
}

function subjectOf(field: FieldFilter["field"]): string {
  return isFieldPath(field) ? fieldLabel(field) : `any of ${field}`;
}
