import { type FieldPath, isFieldPath, parseQuery, type Query } from "@atlas/core";

/** What makes a query of a text that ends where a value is to be written. */
const ENDINGS = ['"x"', '"x")', '"x"))', '"x")))'];

/** The field whose value is to be written where a text of a query ends; `undefined` where that is none's. */
export function valueFieldAt(text: string): FieldPath | undefined {
  for (const ending of ENDINGS) {
    const parsed = parseQuery(text + ending);
    if (parsed.ok) return lastFieldOf(parsed.query);
  }
  return undefined;
}

function lastFieldOf(query: Query): FieldPath | undefined {
  if ("field" in query) return isFieldPath(query.field) ? query.field : undefined;
  if (query.op === "not") return lastFieldOf(query.query);
  const last = query.op === "text" ? undefined : query.queries.at(-1);
  return last && lastFieldOf(last);
}
