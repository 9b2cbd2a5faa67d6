import {
  type Condition,
  type FieldPath,
  type FieldState,
  isFieldPath,
  printQuery,
  type Query,
  type Value,
} from "@atlas/core";
import { MINUS } from "../format/digits.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatDuration } from "../format/format-duration.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatTime } from "../format/format-time.ts";
import { shorten } from "../format/json-text.ts";

/** A part of a query in words: "dim", "between", "10 and 30". */
export interface ConditionWords {
  /** The one field that an editor changes it by; `undefined` where there is none. */
  readonly path: FieldPath | undefined;
  /** The field as a person calls it; empty where the value says everything. */
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}

const OPERATORS: Record<Exclude<Condition["op"], "is" | "between">, string> = {
  eq: "=",
  ne: "\u2260",
  lt: "<",
  le: "\u2264",
  gt: ">",
  ge: "\u2265",
  contains: "contains",
  in: "in",
  matches: "~",
};

const STATES: Record<FieldState, string> = {
  missing: "is missing",
  present: "is present",
  finite: "is finite",
  "not finite": "is not finite",
  nan: "is NaN",
};

const LISTED = 3;
const SHORT = 40;
const LONG = 80;

/** What a part of a query asks for, in words as short as can be; what has no words of its own as its text. */
export function conditionWords(part: Query): ConditionWords {
  if ("field" in part) return { path: pathOf(part), field: subjectOf(part), ...verbOf(part) };
  if (part.op === "text") {
    return { path: undefined, field: "any field", operator: "contains", value: shorten(part.value, SHORT) };
  }
  if (part.op === "not" && "field" in part.query && part.query.op !== "is") {
    const words = conditionWords(part.query);
    return { ...words, operator: words.operator === OPERATORS.eq ? "is not" : `not ${words.operator}` };
  }
  return { path: undefined, field: "", operator: "", value: shorten(printQuery(part), LONG) };
}

/** A part of a query as a sentence says it: "dim between 10 and 30". */
export function conditionText(part: Query): string {
  const { field, operator, value } = conditionWords(part);
  return [field, operator, value].filter((word) => word !== "").join(" ");
}

function pathOf({ field }: Condition): FieldPath | undefined {
  return isFieldPath(field) ? field : undefined;
}

function subjectOf({ field }: Condition): string {
  if (field === "record.experiment_id") return "experiment";
  return isFieldPath(field) ? fieldLabel(field) : `any of ${field}`;
}

function verbOf(condition: Condition): Pick<ConditionWords, "operator" | "value"> {
  const text = (value: Value) => valueText(condition.field, value);
  switch (condition.op) {
    case "is":
      return { operator: STATES[condition.value], value: "" };
    case "between":
      return { operator: "between", value: condition.value.map(text).join(" and ") };
    case "in":
      return choiceWords(condition.value.map(text));
    default:
      return { operator: OPERATORS[condition.op], value: text(condition.value) };
  }
}

function choiceWords(texts: readonly string[]): Pick<ConditionWords, "operator" | "value"> {
  if (texts.length === 0) return { operator: OPERATORS.in, value: "nothing" };
  if (texts.length === 1) return { operator: OPERATORS.eq, value: texts[0]! };
  const more = texts.length - LISTED;
  const listed = texts.slice(0, LISTED).join(", ");
  return { operator: OPERATORS.in, value: more > 0 ? `${listed} and ${more} more` : listed };
}

function valueText(field: Condition["field"], value: Value): string {
  if (value === "") return "empty";
  if (typeof value === "number" || typeof value === "bigint") {
    if (field === "record.duration_ms") return formatDuration(Number(value));
    return formatExact(value).replaceAll("-", MINUS);
  }
  if (typeof value === "string" && isTimeField(field)) return formatTime(value);
  return shorten(formatExact(value), SHORT);
}

function isTimeField(field: Condition["field"]): boolean {
  return field === "record.started_at" || field === "record.finished_at";
}
