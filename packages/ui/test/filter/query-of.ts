import { parseQuery, type Query } from "@atlas/core";

/** The query of a text that is known to be one. */
export function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.query;
}
