import { allOf, isCondition, type Query } from "../language/query.ts";
import type { FieldPath, Namespace } from "../model/field.ts";

/**
 * A query without its conditions on one field: of what must all hold, the parts that ask something of this field and
 * of no other. The query itself where it has none.
 */
export function withoutField(query: Query, field: FieldPath): Query {
  return withoutParts(query, (fields) => fields.size === 1 && fields.has(field));
}

/** A query without everything but its conditions on one field; the query itself where it has nothing else. */
export function withFieldOnly(query: Query, field: FieldPath): Query {
  return withoutParts(query, (fields) => fields.size !== 1 || !fields.has(field));
}

function withoutParts(query: Query, isDropped: (fields: ReadonlySet<string>) => boolean): Query {
  const parts = query.op === "and" ? flattened(query.queries) : [query];
  const kept = parts.filter((part) => !isDropped(fieldsOf(part)));
  return kept.length === parts.length ? query : allOf(kept);
}

function flattened(queries: readonly Query[]): readonly Query[] {
  return queries.flatMap((query) => (query.op === "and" ? flattened(query.queries) : [query]));
}

/** Stands for all fields together, which a text is looked for in. */
const ANY_FIELD = "*";

/** The fields, and the namespaces, that a query asks something of. */
function fieldsOf(query: Query): Set<FieldPath | Namespace | typeof ANY_FIELD> {
  if (isCondition(query)) return new Set([query.field]);
  switch (query.op) {
    case "text":
      return new Set([ANY_FIELD]);
    case "not":
      return fieldsOf(query.query);
    default:
      return new Set(query.queries.flatMap((part) => [...fieldsOf(part)]));
  }
}
