import type { SortKey } from "../dataset.ts";
import { AtlasError } from "../errors.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import type { Table } from "../table/table.ts";
import type { Location } from "./cell-test.ts";
import { checkField } from "./check-field.ts";
import { codeRanksOfRows, MISSING_RANK, NAN_RANK } from "./code-ranks.ts";
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
  let sorted: Uint32Array = rows.slice();
  // Each sort is stable, so the least significant key goes first.
  for (const { field, order } of withRunId(keys).reverse()) {
    const column = table.column(field);
    if (column === undefined) continue;
    const keyed = keyRows(column, sorted, order);
    radixOrder(keyed);
    sorted = keyed.rows;
  }
  return sorted;
}

/** The keys, and the one that tells all rows apart. */
export function withRunId(keys: readonly SortKey[]): SortKey[] {
  return [...keys, { field: "record.run_id", order: "asc" }];
}

/** Gives each row a key, such that their order as unsigned numbers is the order of the rows. */
export function keyRows(column: Column, rows: Uint32Array, order: SortKey["order"]): KeyedRows {
  const keyed = { rows, high: new Uint32Array(rows.length), low: new Uint32Array(rows.length) };
  if (column.kind === "codes") {
    writeCodeKeys(column, keyed, keysOfCodes(column, rows, order));
  } else if (column.kind === "times") {
    writeNumberKeys(column.wallClocksUs, column.start, keyed, order);
  } else {
    writeNumberKeys(column.values, column.start, keyed, order);
    separateNaN(column, keyed);
  }
  return keyed;
}

function checkKey({ field, order }: SortKey, location: Location): void {
  checkField(field, [...location, "field"]);
  if (order !== "asc" && order !== "desc") {
    throw new AtlasError("invalid_query", `expected asc or desc, not ${JSON.stringify(order)}`, {
      location: [...location, "order"],
    });
  }
}

/** A key for each code, those of some rows at least, such that their order is the order of the values. */
export function keysOfCodes(column: CodedColumn, rows: Uint32Array, order: SortKey["order"]): Uint32Array {
  const { ranks, codes } = codeRanksOfRows(column, rows);
  return order === "asc" ? ranks : ranks.map((rank) => (rank < NAN_RANK ? codes.length - rank : rank));
}

function writeCodeKeys({ codes, start }: CodedColumn, { rows, high }: KeyedRows, keys: Uint32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! - start;
    high[i] = keys[at >= 0 && at < codes.length ? codes[at]! : 0]!;
  }
}

/** Turns doubles into unsigned numbers of the same order, and NaN into the greatest of all. */
function writeNumberKeys(
  values: Float64Array,
  start: number,
  keyed: KeyedRows,
  order: SortKey["order"],
): void {
  const { rows, high, low } = keyed;
  const double = new Float64Array(1);
  const halves = new Int32Array(double.buffer);
  const sign = order === "asc" ? 1 : -1;
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! - start;
    const value = at >= 0 && at < values.length ? values[at]! : Number.NaN;
    if (Number.isNaN(value)) {
      high[i] = MISSING_RANK;
      continue;
    }
    // Adding 0 makes -0 the 0 that it equals.
    double[0] = value * sign + 0;
    const top = halves[TOP_HALF]!;
    // Of a negative number every bit is turned round, of another the first one.
    const negative = top >> 31;
    high[i] = top ^ (negative | 0x8000_0000);
    low[i] = halves[1 - TOP_HALF]! ^ negative;
  }
}

/** Which half of a double in memory holds its sign: the second one on all usual machines. */
const TOP_HALF = new Uint8Array(Uint16Array.of(1).buffer)[0]!;

function separateNaN(column: NumberColumn, { rows, high }: KeyedRows): void {
  for (let i = 0; i < rows.length; i++) {
    if (high[i] === MISSING_RANK && column.has(rows[i]!)) high[i] = NAN_RANK;
  }
}
