import type { Location } from "../query/cell-test.ts";
import { compileQuery } from "./compile-query.ts";
import type { Query } from "./query.ts";

/**
 * Throws `AtlasError` `invalid_query`, with the place, for what no table can be asked.
 *
 * @param location where the query stands in the request, for errors
 */
export function checkQuery(query: Query, location: Location = []): void {
  compileQuery(query, {}, location);
}
