import { AtlasError } from "../errors.ts";
import { isNamespace } from "../model/field.ts";
import type { Location } from "../query/cell-test.ts";
import { checkField } from "../query/check-field.ts";
import { type Condition, FIELD_STATES } from "./query.ts";

/** What the value of each operator must be: in words, and whether it is. */
const VALUES: Record<Condition["op"], readonly [words: string, isSuch: (value: unknown) => boolean]> = {
  eq: ["a value that is neither null nor NaN", isValue],
  ne: ["a value that is neither null nor NaN", isValue],
  lt: ["a number, a string or a boolean", isScalar],
  le: ["a number, a string or a boolean", isScalar],
  gt: ["a number, a string or a boolean", isScalar],
  ge: ["a number, a string or a boolean", isScalar],
  between: ["two numbers, strings or booleans", (value) => isListOf(isScalar)(value) && value.length === 2],
  in: ["a list of values that are neither null nor NaN", isListOf(isValue)],
  contains: ["a text", isString],
  matches: ["a pattern such as /^adam/i", isString],
  is: [`one of ${FIELD_STATES.join(", ")}`, (value) => FIELD_STATES.some((state) => state === value)],
};

const VALUES_OF_OPERATOR = new Map(Object.entries(VALUES));

/**
 * Throws `AtlasError` `invalid_query`, with the place, for what is no condition. Whether texts are times or patterns is
 * told only when they are read.
 */
export function checkCondition(condition: Condition, location: Location): void {
  const { field, op, value } = condition;
  const known = VALUES_OF_OPERATOR.get(op);
  if (known === undefined) {
    const names = [...VALUES_OF_OPERATOR.keys()].join(", ");
    throw invalid(`unknown operator ${JSON.stringify(op)}: expected ${names}`, [...location, "op"]);
  }
  if (isNamespace(field)) checkSearch(field, op, location);
  else checkField(typeof field === "string" ? field : "", [...location, "field"]);
  const [words, isSuch] = known;
  if (!isSuch(value)) throw invalid(`expected ${words}`, [...location, "value"]);
}

function checkSearch(namespace: string, op: string, location: Location): void {
  if (op === "contains" && namespace !== "record") return;
  throw invalid("only params, metrics and derived can be searched as a whole, and with contains", [
    ...location,
    op === "contains" ? "field" : "op",
  ]);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isValue(value: unknown): boolean {
  return value !== null && value !== undefined && !Number.isNaN(value);
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" && isValue(value);
}

function isListOf(isItem: (value: unknown) => boolean) {
  return (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.every(isItem);
}

function invalid(message: string, location: Location): AtlasError {
  return new AtlasError("invalid_query", message, { location });
}
