import type { Query } from "../language/query.ts";
import { queryOfFilterSpec } from "../language/query-of-filter-spec.ts";
import type { Location } from "./cell-test.ts";
import type { FilterSpec } from "./filter-spec.ts";

/** Which runs are asked for: as a query, or as the filter of the HTTP contract, which has a query that asks the same. */
export type Filter = Query | FilterSpec;

/**
 * The query that asks for the same runs as a filter.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a filter that cannot be understood.
 *
 * @param location where the filter stands in the request, for errors
 */
export function queryOf(filter: Filter, location: Location = []): Query {
  return "op" in filter ? filter : queryOfFilterSpec(filter, location);
}
