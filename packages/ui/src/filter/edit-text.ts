import type { FieldPath, FieldState, Query } from "@atlas/core";
import { partsOf, replaceParts } from "./query-parts.ts";

/** The text that a query looks for in a field; empty for none. */
export function containedTextOf(query: Query, field: FieldPath): string {
  for (const part of partsOf(query)) {
    if (part.op === "contains" && part.field === field) return part.value;
  }
  return "";
}

/** The query that looks for a text in a field; an empty one is not looked for. */
export function withContainedText(query: Query, field: FieldPath, text: string): Query {
  const next: Query[] = text === "" ? [] : [{ field, op: "contains", value: text }];
  return replaceParts(query, (part) => isContains(part, field), next);
}

/** Whether a query looks for a text in a field. */
export function isContains(part: Query, field: FieldPath): boolean {
  return part.op === "contains" && part.field === field;
}

/** Whether a query asks for a field to be in a state, such as missing. */
export function asksForState(query: Query, field: FieldPath, state: FieldState): boolean {
  return partsOf(query).some((part) => isState(part, field, state));
}

/** The query that asks for a field to be in a state, and nothing else of it; or does not ask for that state. */
export function withState(query: Query, field: FieldPath, state: FieldState, isAsked: boolean): Query {
  const next: Query[] = isAsked ? [{ field, op: "is", value: state }] : [];
  const isOnField = (part: Query) => "field" in part && part.field === field;
  return replaceParts(
    query,
    (part) =>
      isAsked ? isOnField(part) || (part.op === "not" && isOnField(part.query)) : isState(part, field, state),
    next,
  );
}

/** Whether a query asks for a field to be in a state. */
export function isState(part: Query, field: FieldPath, state: FieldState): boolean {
  return part.op === "is" && part.field === field && part.value === state;
}
