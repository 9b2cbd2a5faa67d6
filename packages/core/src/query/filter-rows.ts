import { matchSteps } from "../language/match-rows.ts";
import { finish, type Steps } from "../steps.ts";
import { AllRows, listOf, type Rows } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import type { Location } from "./cell-test.ts";
import { type Filter, queryOf } from "./filter.ts";

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
export function filterRows(table: Table, filter: Filter, options: FilterOptions = {}): Uint32Array {
  return listOf(filteredRows(table, filter, options));
}

/** As `filterRows`, but without a list where all rows pass, as they do without a filter. */
function filteredRows(table: Table, filter: Filter | undefined, options: FilterOptions = {}): Rows {
  return finish(filterSteps(table, filter, options));
}

/** The steps of `filteredRows`. */
export function* filterSteps(
  table: Table,
  filter: Filter | undefined,
  options: FilterOptions = {},
): Steps<Rows> {
  if (filter === undefined) return new AllRows(table.rowCount);
  return yield* matchSteps(table, queryOf(filter, options.location), options);
}
