import { AtlasError } from "../errors.ts";
import { AllRows, listOf, type Rows } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import type { Location } from "./cell-test.ts";
import { checkField } from "./check-field.ts";
import { radixOrder } from "./radix-order.ts";
import { orderByRunId, runIdOrder } from "./run-id-order.ts";
import type { SortKey } from "./sort-key.ts";
import { sortKeysOf } from "./sort-keys.ts";

/**
 * Sorts rows by several keys, the first one being the most significant. Ascending: numbers, infinities among them,
 * strings by code point, booleans, lists and objects by their JSON text; times by their wall clock; descending turns
 * that round. NaN, then missing values come last, and equal rows stand in ascending run_id, in both orders.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a key without a namespace and an unknown order.
 *
 * @param location where the keys stand in the request, for errors
 */
export function sortRows(
  table: Table,
  rows: Rows,
  keys: readonly SortKey[],
  location: Location = ["sort"],
): Uint32Array {
  for (const [i, key] of keys.entries()) checkKey(key, [...location, i]);
  const present = keys.filter(({ field }) => table.column(field) !== undefined);
  const [first, ...others] = present;
  if (first === undefined) return orderByRunId(table, listOf(rows));
  if (others.length === 0) return sortByOne(table, rows, first);
  // Each sort is stable, so the least significant key goes first, after the run_ids.
  let sorted = orderByRunId(table, listOf(rows));
  for (const { field, order } of present.reverse()) {
    const places = radixOrder(sortKeysOf(table.column(field)!, sorted, order));
    sorted = rowsAt(sorted, places);
  }
  return sorted;
}

/** Looks at the run_ids only of rows that are equal. */
function sortByOne(table: Table, rows: Rows, { field, order }: SortKey): Uint32Array {
  const places = radixOrder(sortKeysOf(table.column(field)!, rows, order), (tied) => {
    const order = runIdOrder(table, rowsAt(rows, tied));
    tied.set(order.map((i) => tied[i]!));
  });
  return rowsAt(rows, places);
}

/** The rows at some places: a list that is the places themselves where these are the rows. */
function rowsAt(rows: Rows, places: Uint32Array): Uint32Array {
  if (rows instanceof AllRows) return places;
  const at = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) at[i] = rows[places[i]!]!;
  return at;
}

function checkKey({ field, order }: SortKey, location: Location): void {
  checkField(field, [...location, "field"]);
  if (order !== "asc" && order !== "desc") {
    throw new AtlasError("invalid_query", `expected asc or desc, not ${JSON.stringify(order)}`, {
      location: [...location, "order"],
    });
  }
}
