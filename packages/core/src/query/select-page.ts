import { AtlasError } from "../errors.ts";
import type { Cell } from "../model/field.ts";
import { finish, type Steps } from "../steps.ts";
import type { Column } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import { checkField } from "./check-field.ts";
import { countStatuses } from "./count-statuses.ts";
import { filterSteps } from "./filter-rows.ts";
import { firstRows } from "./first-rows.ts";
import { NEWEST_FIRST } from "./newest-first.ts";
import type { RowsPage, RowsQuery } from "./rows-query.ts";
import { sortRows } from "./sort-rows.ts";

const MAX_LIMIT = 1000;
/** A page that ends within this part of the rows, one in so many, is found without sorting all of them. */
const EARLY_PART = 8;

/**
 * One page of the runs that pass a filter, sorted.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a query that cannot be understood.
 *
 * @param options the data version to answer with, and the zone that times with a zone are converted to
 */
export function selectPage(
  table: Table,
  query: RowsQuery,
  options: { readonly version: number; readonly timeZone?: string },
): RowsPage {
  return finish(selectPageSteps(table, query, options));
}

/** The steps of `selectPage`. */
export function* selectPageSteps(
  table: Table,
  query: RowsQuery,
  options: { readonly version: number; readonly timeZone?: string },
): Steps<RowsPage> {
  const { filter = {}, columns, sort = [], limit = 100, offset = 0 } = query;
  checkRange(limit, 1, MAX_LIMIT, "limit");
  checkRange(offset, 0, Number.MAX_SAFE_INTEGER, "offset");
  for (const [i, path] of columns.entries()) checkField(path, ["columns", i]);
  const matched = yield* filterSteps(table, filter, { ...options, location: ["filter"] });
  const keys = sort.length === 0 ? NEWEST_FIRST : sort;
  const isEarly = (offset + limit) * EARLY_PART < matched.length;
  const sorted = isEarly ? firstRows(table, matched, keys, offset + limit) : sortRows(table, matched, keys);
  yield;
  const page = sorted.subarray(offset, offset + limit);
  return {
    columns: columns.map((path) => cellsOf(table.column(path), page)),
    run_ids: Array.from(page, (row) => table.runId(row)!),
    total: matched.length,
    counts: { all: table.rowCount, matched: matched.length, ...countStatuses(table, matched) },
    version: options.version,
  };
}

/** A plain loop: `Array.from` takes as long again. */
function cellsOf(column: Column | undefined, rows: Uint32Array): Cell[] {
  const cells: Cell[] = [];
  for (let i = 0; i < rows.length; i++) cells.push(column?.cell(rows[i]!));
  return cells;
}

function checkRange(value: number, least: number, greatest: number, name: string): void {
  if (Number.isSafeInteger(value) && value >= least && value <= greatest) return;
  const range =
    greatest === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${greatest}`;
  throw new AtlasError("invalid_query", `${name} must be an integer ${range}`, { location: [name] });
}
