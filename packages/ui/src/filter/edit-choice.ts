import { type FieldPath, type Query, stringifyJson, type Value } from "@atlas/core";
import { partsOf, replaceParts } from "./query-parts.ts";

/** The values that a field is to have, or not to have. */
export interface Choice {
  readonly values: readonly Value[];
  /** Whether the field is to have any value but these, or none. */
  readonly isExcluding: boolean;
}

const ANY: Choice = { values: [], isExcluding: true };

/** The values that a query lets a field have: all but none of them where it says nothing. */
export function choiceOf(query: Query, field: FieldPath): Choice {
  for (const part of partsOf(query)) {
    const choice = choiceIn(part, field);
    if (choice !== undefined) return choice;
  }
  return ANY;
}

/** The query that lets a field have other values; choosing none of them lets it have any. */
export function withChoice(query: Query, field: FieldPath, { values, isExcluding }: Choice): Query {
  const [first] = values;
  const condition: Query =
    values.length === 1 && first !== undefined
      ? { field, op: "eq", value: first }
      : { field, op: "in", value: values };
  const next: Query = isExcluding ? { op: "not", query: condition } : condition;
  return replaceParts(query, (part) => isChoice(part, field), first === undefined ? [] : [next]);
}

/** The choice with a value put in or taken out, as a tick box does; with all others in or out where it is the first. */
export function withTick(choice: Choice, value: Value): Choice {
  const others = choice.values.filter((other) => !isSameValue(other, value));
  if (choice.values.length === 0) return { values: [value], isExcluding: false };
  return { ...choice, values: others.length < choice.values.length ? others : [...others, value] };
}

/** Whether a tick box beside a value is on; all are off where nothing is chosen. */
export function isTicked(choice: Choice, value: Value): boolean {
  if (choice.values.length === 0) return false;
  return choice.values.some((other) => isSameValue(other, value)) !== choice.isExcluding;
}

/** Whether a value passes a choice. */
export function isLetThrough(choice: Choice, value: Value): boolean {
  return choice.values.length === 0 || isTicked(choice, value);
}

/** Whether a query is a choice among values that tick boxes can show. */
export function isChoice(part: Query, field: FieldPath): boolean {
  return choiceIn(part, field) !== undefined;
}

function choiceIn(part: Query, field: FieldPath): Choice | undefined {
  const isExcluding = part.op === "not";
  const condition = isExcluding ? part.query : part;
  if (!("field" in condition) || condition.field !== field) return undefined;
  if (condition.op === "eq") return { values: [condition.value], isExcluding };
  if (condition.op === "in") return { values: condition.value, isExcluding };
  return undefined;
}

function isSameValue(a: Value, b: Value): boolean {
  return a === b || stringifyJson(a) === stringifyJson(b);
}
