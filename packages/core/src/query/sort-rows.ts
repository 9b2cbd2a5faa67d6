import type { SortKey } from "../dataset.ts";
import { AtlasError } from "../errors.ts";
import { isFieldPath } from "../model/field.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import type { Table } from "../table/table.ts";
import type { Location } from "./cell-test.ts";
import { codeRanks, MISSING_RANK, NAN_RANK } from "./code-ranks.ts";
import { radixOrder } from "./radix-order.ts";

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
  const sorted = rows.slice();
  const high = new Uint32Array(rows.length);
  const low = new Uint32Array(rows.length);
  // Each sort is stable, so the least significant key goes first: the run_id.
  for (const { field, order } of [...keys, BY_RUN_ID].reverse()) {
    const column = table.column(field);
    if (column === undefined) continue;
    writeKeys(column, sorted, order === "desc", high, low);
    radixOrder(sorted, high, low);
  }
  return sorted;
}

const BY_RUN_ID: SortKey = { field: "record.run_id", order: "asc" };

function checkKey({ field, order }: SortKey, location: Location): void {
  if (!isFieldPath(field)) {
    throw new AtlasError(
      "invalid_query",
      `expected a field such as metrics.loss, not ${JSON.stringify(field)}`,
      {
        location: [...location, "field"],
      },
    );
  }
  if (order !== "asc" && order !== "desc") {
    throw new AtlasError("invalid_query", `expected asc or desc, not ${JSON.stringify(order)}`, {
      location: [...location, "order"],
    });
  }
}

/** Writes a key of two halves for each row, such that their order as unsigned numbers is the order of the rows. */
function writeKeys(
  column: Column,
  rows: Uint32Array,
  descending: boolean,
  high: Uint32Array,
  low: Uint32Array,
): void {
  if (column.kind === "codes") {
    writeRanks(column, rows, descending, low);
    high.fill(0);
  } else if (column.kind === "numbers") {
    writeNumbers(column.values, column.start, rows, descending, high, low);
    separateNaN(column, rows, high);
  } else {
    writeNumbers(column.wallClocksUs, column.start, rows, descending, high, low);
  }
}

function writeRanks(column: CodedColumn, rows: Uint32Array, descending: boolean, keys: Uint32Array): void {
  const { ranks, codes } = codeRanks(column);
  for (let i = 0; i < rows.length; i++) {
    const rank = ranks[column.codeOf(rows[i]!)]!;
    keys[i] = descending && rank < NAN_RANK ? codes.length - rank : rank;
  }
}

/** Turns doubles into unsigned numbers of the same order. NaN becomes the greatest of all. */
function writeNumbers(
  values: Float64Array,
  start: number,
  rows: Uint32Array,
  descending: boolean,
  high: Uint32Array,
  low: Uint32Array,
): void {
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! - start;
    const value = at >= 0 && at < values.length ? values[at]! : Number.NaN;
    if (Number.isNaN(value)) {
      high[i] = MISSING_RANK;
      low[i] = 0;
      continue;
    }
    // Adding 0 makes -0 the 0 that it equals.
    double[0] = (descending ? -value : value) + 0;
    const top = halves[HIGH]!;
    const flip = top >>> 31 === 1 ? 0xffff_ffff : 0;
    high[i] = top ^ (flip | 0x8000_0000);
    low[i] = halves[LOW]! ^ flip;
  }
}

function separateNaN(column: NumberColumn, rows: Uint32Array, high: Uint32Array): void {
  for (let i = 0; i < rows.length; i++) {
    if (high[i] === MISSING_RANK && column.has(rows[i]!)) high[i] = NAN_RANK;
  }
}

/** Where the halves of a double lie on this machine. */
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;
