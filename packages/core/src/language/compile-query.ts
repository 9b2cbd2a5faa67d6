import { AtlasError } from "../errors.ts";
import type { Location } from "../query/cell-test.ts";
import { compileCondition } from "./compile-condition.ts";
import type { Keep } from "./keep.ts";
import type { Query } from "./query.ts";
import { searchTable } from "./search-table.ts";
import type { TimeOptions } from "./wall-clock-comparison.ts";

/** How deep queries may lie in one another. */
export const MAX_DEPTH = 100;

/**
 * What a query does to a selection of rows.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for what is no query.
 */
export function compileQuery(query: Query, options: TimeOptions, location: Location = [], depth = 0): Keep {
  if (typeof query !== "object" || query === null) throw invalid("expected a query", location);
  if (depth > MAX_DEPTH) {
    throw invalid(`queries may lie ${MAX_DEPTH} deep in one another, not deeper`, location);
  }
  if ("field" in query) return compileCondition(query, options, location);
  switch (query.op) {
    case "text":
      if (typeof query.value !== "string") throw invalid("expected a text", [...location, "value"]);
      return searchTable(query.value);
    case "not": {
      const keep = compileQuery(query.query, options, [...location, "query"], depth + 1);
      return (table) => {
        const drop = keep(table);
        return (selection) => selection.drop(drop);
      };
    }
    case "and":
    case "or": {
      if (!Array.isArray(query.queries))
        throw invalid("expected a list of queries", [...location, "queries"]);
      const parts = query.queries.map((part, i) =>
        compileQuery(part, options, [...location, "queries", i], depth + 1),
      );
      return query.op === "and" ? keepAll(parts) : keepAny(parts);
    }
    default: {
      const op = JSON.stringify((query as { readonly op?: unknown }).op);
      throw invalid(`expected and, or, not, text, or a condition on a field, not ${op}`, [...location, "op"]);
    }
  }
}

function keepAll(parts: readonly Keep[]): Keep {
  return (table) => {
    const keeps = parts.map((part) => part(table));
    return (selection) => {
      for (const keep of keeps) keep(selection);
    };
  };
}

function keepAny(parts: readonly Keep[]): Keep {
  return (table) => {
    const keeps = parts.map((part) => part(table));
    return (selection) => selection.keepAny(keeps);
  };
}

function invalid(message: string, location: Location): AtlasError {
  return new AtlasError("invalid_query", message, { location });
}
