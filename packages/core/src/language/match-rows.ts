import type { Location } from "../query/cell-test.ts";
import { allRows, RowSelection } from "../query/row-selection.ts";
import type { Table } from "../table/table.ts";
import { compileQuery } from "./compile-query.ts";
import type { Query } from "./query.ts";
import type { TimeOptions } from "./wall-clock-comparison.ts";

/** What a query is evaluated with. */
export interface QueryOptions extends TimeOptions {
  /** Where the query stands in the request, for errors. */
  readonly location?: Location;
}

/**
 * The rows whose runs a query asks for, in ascending order. Of a column of strings or of mixed types each different
 * value is asked once; a condition is not asked of the rows that the conditions before it have ruled out.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a query that cannot be understood.
 */
export function matchRows(table: Table, query: Query, options: QueryOptions = {}): Uint32Array {
  const keep = compileQuery(query, { nowMs: Date.now(), ...options }, options.location);
  const selection = new RowSelection(allRows(table.rowCount));
  keep(table, selection);
  return selection.rows();
}
