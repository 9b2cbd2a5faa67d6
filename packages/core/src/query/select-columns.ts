import type { ColumnsQuery } from "../dataset.ts";
import { subtable } from "../table/subtable.ts";
import type { Table } from "../table/table.ts";
import { checkField } from "./check-field.ts";
import { filterRows } from "./filter-rows.ts";

/**
 * Some fields of the runs that pass a filter as a table of their own, which also has `record.run_id`.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a query that cannot be understood.
 *
 * @param options the zone that times with a zone are converted to in the filter: the process's own when absent
 */
export function selectColumns(
  table: Table,
  { filter, columns }: ColumnsQuery,
  options: { readonly timeZone?: string } = {},
): Table {
  for (const [i, path] of columns.entries()) checkField(path, ["columns", i]);
  const rows = filter && filterRows(table, filter, { ...options, location: ["filter"] });
  return subtable(table, columns, rows);
}
