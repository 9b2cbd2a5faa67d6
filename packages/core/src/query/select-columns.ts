import type { FieldPath } from "../model/field.ts";
import type { Steps } from "../steps.ts";
import { listOf } from "../table/row-block.ts";
import { subtableSteps } from "../table/subtable.ts";
import type { Table } from "../table/table.ts";
import { checkField } from "./check-field.ts";
import type { Filter } from "./filter.ts";
import { filterSteps } from "./filter-rows.ts";

/** Which fields of which runs are to be had whole. */
export interface ColumnsQuery {
  readonly filter?: Filter;
  readonly columns: readonly FieldPath[];
}

/**
 * The steps of some fields of the runs that pass a filter as a table of their own, which also has `record.run_id`.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a query that cannot be understood.
 *
 * @param options the zone that times with a zone are converted to in the filter: the process's own when absent
 */
export function* selectColumnsSteps(
  table: Table,
  { filter, columns }: ColumnsQuery,
  options: { readonly timeZone?: string } = {},
): Steps<Table> {
  for (const [i, path] of columns.entries()) checkField(path, ["columns", i]);
  if (filter === undefined) return yield* subtableSteps(table, columns);
  const rows = yield* filterSteps(table, filter, { ...options, location: ["filter"] });
  return yield* subtableSteps(table, columns, listOf(rows));
}
