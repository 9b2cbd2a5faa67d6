import { exactJson } from "../json/stringify-json.ts";
import { isTimeField, type Value } from "../model/field.ts";
import { printDuration } from "./duration.ts";
import { DURATION, printField } from "./field-name.ts";
import { printNumber } from "./number-literal.ts";
import { type Condition, isCondition, type Query } from "./query.ts";
import { readRelativeTime } from "./relative-time.ts";
import { isBare, quoted } from "./text-literal.ts";
import { isKeyword, readWord } from "./word.ts";

/** How an operator is written in the text of a query. */
const SIGNS = {
  eq: "=",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
  between: "in",
  in: "in",
  contains: "contains",
  matches: "~",
  is: "is",
} as const satisfies Record<Condition["op"], string>;

/**
 * The text of a query in its one canonical form, with no parentheses but those that keep its structure; empty for
 * the query that every run matches. `parseQuery` gives the query back, but that a list of one query is that query,
 * and `or` of nothing is `not` of everything.
 */
export function printQuery(query: Query): string {
  return isEveryRun(query) ? "" : print(query);
}

/** A value as it stands in a condition on a field: in quotes where it must be, durations with their unit. */
export function printValue(field: Condition["field"], value: Value): string {
  switch (typeof value) {
    case "string":
      if (isTimeField(field)) return readRelativeTime(value)?.text === value ? value : printText(value);
      return field === DURATION || readWord(value) !== value ? quoted(value) : printText(value);
    case "number":
    case "bigint":
      return field === DURATION ? printDuration(value) : printNumber(value);
    case "boolean":
      return String(value);
    default:
      return exactJson(value);
  }
}

function print(query: Query): string {
  if (isCondition(query)) return `${printField(query.field)} ${SIGNS[query.op]} ${printOperand(query)}`;
  switch (query.op) {
    case "text":
      return quoted(query.value);
    case "not":
      return `not ${printPart(query.query)}`;
    default:
      return printList(query.op, query.queries);
  }
}

function printList(op: "and" | "or", queries: readonly Query[]): string {
  if (queries.length === 0) return op === "and" ? "*" : "not *";
  if (queries.length === 1) return print(queries[0]!);
  const isTighter = (query: Query) => op === "or" && query.op === "and";
  return queries.map((query) => (isTighter(query) ? print(query) : printPart(query))).join(` ${op} `);
}

/** A query as a part of another one: in parentheses when it is a list itself. */
function printPart(query: Query): string {
  const isList = (query.op === "and" || query.op === "or") && query.queries.length > 1;
  return isList ? `(${print(query)})` : print(query);
}

function printOperand(condition: Condition): string {
  const { field, op, value } = condition;
  switch (op) {
    case "in":
      return `(${value.map((item) => printValue(field, item)).join(", ")})`;
    case "between":
      return value.map((bound) => printValue(field, bound)).join("..");
    case "matches":
    case "is":
      return value;
    case "contains":
      return printText(value);
    default:
      return printValue(field, value);
  }
}

/** A text where nothing but a text can stand. */
function printText(text: string): string {
  return isBare(text) && !isKeyword(text) ? text : quoted(text);
}

function isEveryRun(query: Query): boolean {
  return query.op === "and" && query.queries.length === 0;
}
