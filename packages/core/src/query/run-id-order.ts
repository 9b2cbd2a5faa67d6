import { compareStrings } from "../model/compare-strings.ts";
import type { Table } from "../table/table.ts";
import { orderStrings } from "./order-strings.ts";
import { radixOrder } from "./radix-order.ts";

/** Of fewer rows the ids are compared, unless all have been ranked already. */
const MANY_ROWS = 4096;

const known = new WeakMap<Table, Uint32Array>();

/** The rows in ascending order of their run_id. */
export function orderByRunId(table: Table, rows: Uint32Array): Uint32Array {
  return runIdOrder(table, rows).map((place) => rows[place]!);
}

/**
 * The places of rows in ascending order of their run_id.
 *
 * @param total of how many rows the order will be asked for, part by part
 */
export function runIdOrder(table: Table, rows: Uint32Array, total = rows.length): Uint32Array {
  const ranks = total < MANY_ROWS ? known.get(table) : ranksOf(table);
  if (ranks !== undefined) return radixOrder({ high: rows.map((row) => ranks[row]!) });
  const ids = Array.from(rows, (row) => table.runId(row)!);
  return Uint32Array.from(rows.keys()).sort((a, b) => compareStrings(ids[a]!, ids[b]!));
}

/** By row, how many run_ids come before its own: worked out once. */
function ranksOf(table: Table): Uint32Array {
  let ranks = known.get(table);
  if (ranks === undefined) {
    ranks = new Uint32Array(table.rowCount);
    const order = orderStrings(Array.from({ length: table.rowCount }, (_, row) => table.runId(row)!));
    for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank;
    known.set(table, ranks);
  }
  return ranks;
}
