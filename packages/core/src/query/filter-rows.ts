import { matchRows } from "../language/match-rows.ts";
import { queryOfFilterSpec } from "../language/query-of-filter-spec.ts";
import type { Table } from "../table/table.ts";
import type { Location } from "./cell-test.ts";
import type { FilterSpec } from "./filter-spec.ts";

/** What a filter is read with. */
export interface FilterOptions {
  /** IANA name of the zone that times with a zone are converted to; the process's own when absent. */
  readonly timeZone?: string;
  /** Where the filter stands in the request, for errors. */
  readonly location?: Location;
}

/**
 * The rows whose runs meet every condition of a filter, in ascending order.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a filter that cannot be understood.
 */
export function filterRows(table: Table, spec: FilterSpec, options: FilterOptions = {}): Uint32Array {
  return matchRows(table, queryOfFilterSpec(spec, options.location), options);
}
