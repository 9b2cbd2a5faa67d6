import type { Query } from "./query.ts";
import { QueryReader } from "./query-reader.ts";
import { QuerySyntaxError, type Span } from "./scanner.ts";

/** What a text asks for, or why it cannot be understood. */
export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  | {
      readonly ok: false;
      /** The part of the text that is wrong, in UTF-16 units; empty where something is missing. */
      readonly position: Span;
      /** A sentence without a capital and a full stop. */
      readonly message: string;
      /** What could stand there, in words or as it is written; empty where nothing would help. */
      readonly expected: readonly string[];
    };

/**
 * Reads the text form of a query: `params.dim >= 10 and status in (success, failed)`. An empty text asks for every
 * run. What can be read can also be evaluated. Never throws.
 */
export function parseQuery(text: string): ParsedQuery {
  try {
    return { ok: true, query: new QueryReader(text).query() };
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    const { position, message, expected } = error;
    return { ok: false, position, message, expected };
  }
}
