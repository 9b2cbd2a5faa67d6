import type { SortKey } from "../dataset.ts";
import { AtlasError } from "../errors.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import type { Table } from "../table/table.ts";
import type { Location } from "./cell-test.ts";
import { checkField } from "./check-field.ts";
import { codeRanks, MISSING_RANK, NAN_RANK } from "./code-ranks.ts";
import { type KeyedRows, radixOrder } from "./radix-order.ts";

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
  rows: Uint32Array,
  keys: readonly SortKey[],
  location: Location = ["sort"],
): Uint32Array {
  for (const [i, key] of keys.entries()) checkKey(key, [...location, i]);
  const { length } = rows;
  const keyed = { rows: rows.slice(), high: new Uint32Array(length), low: new Uint32Array(length) };
  // Each sort is stable, so the least significant key goes first: the run_id.
  for (const { field, order } of [...keys, BY_RUN_ID].reverse()) {
    const column = table.column(field);
    if (column === undefined) continue;
    writeKeys(column, keyed, order === "desc");
    radixOrder(keyed);
  }
  return keyed.rows;
}

const BY_RUN_ID: SortKey = { field: "record.run_id", order: "asc" };

function checkKey({ field, order }: SortKey, location: Location): void {
  checkField(field, [...location, "field"]);
  if (order !== "asc" && order !== "desc") {
    throw new AtlasError("invalid_query", `expected asc or desc, not ${JSON.stringify(order)}`, {
      location: [...location, "order"],
    });
  }
}

/** Writes a key for each row, such that their order as unsigned numbers is the order of the rows. */
function writeKeys(column: Column, keyed: KeyedRows, descending: boolean): void {
  if (column.kind === "codes") {
    writeRanks(column, keyed, descending);
  } else if (column.kind === "times") {
    writeNumbers(column.wallClocksUs, column.start, keyed, descending);
  } else {
    writeNumbers(column.values, column.start, keyed, descending);
    separateNaN(column, keyed);
  }
}

function writeRanks(column: CodedColumn, { rows, high, low }: KeyedRows, descending: boolean): void {
  const { ranks, codes } = codeRanks(column);
  high.fill(0);
  for (let i = 0; i < rows.length; i++) {
    const rank = ranks[column.codeOf(rows[i]!)]!;
    low[i] = descending && rank < NAN_RANK ? codes.length - rank : rank;
  }
}

/** Turns doubles into unsigned numbers of the same order, and NaN into the greatest of all. */
function writeNumbers(values: Float64Array, start: number, keyed: KeyedRows, descending: boolean): void {
  const { rows, high, low } = keyed;
  const double = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! - start;
    const value = at >= 0 && at < values.length ? values[at]! : Number.NaN;
    if (Number.isNaN(value)) {
      high[i] = MISSING_RANK;
      low[i] = 0;
      continue;
    }
    // Adding 0 makes -0 the 0 that it equals.
    double.setFloat64(0, (descending ? -value : value) + 0);
    const top = double.getUint32(0);
    const isNegative = top >>> 31 === 1;
    high[i] = isNegative ? ~top : top | 0x8000_0000;
    low[i] = isNegative ? ~double.getUint32(4) : double.getUint32(4);
  }
}

function separateNaN(column: NumberColumn, { rows, high }: KeyedRows): void {
  for (let i = 0; i < rows.length; i++) {
    if (high[i] === MISSING_RANK && column.has(rows[i]!)) high[i] = NAN_RANK;
  }
}
