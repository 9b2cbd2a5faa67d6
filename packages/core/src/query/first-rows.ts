import type { SortKey } from "../dataset.ts";
import { select } from "../stats/select.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import { type KeyedRows, radixOrder } from "./radix-order.ts";
import { keyRows, keysOfCodes, sortRows, withRunId } from "./sort-rows.ts";

/**
 * The first rows of those that `sortRows` answers with, to the last tie. Without sorting the others: much faster when
 * few of many are wanted.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a key without a namespace and an unknown order.
 */
export function firstRows(
  table: Table,
  rows: Uint32Array,
  keys: readonly SortKey[],
  count: number,
): Uint32Array {
  return sortRows(table, selectRows(table, rows, keys, count), keys);
}

/** The same rows in any order. */
function selectRows(table: Table, rows: Uint32Array, keys: readonly SortKey[], count: number): Uint32Array {
  if (count >= rows.length) return rows;
  const selected = new Uint32Array(count);
  let selectedCount = 0;
  /** Rows that are equal in all that was looked at so far: the next ones are among them. */
  let tied = rows;
  for (const { field, order } of withRunId(keys)) {
    const column = table.column(field);
    if (column === undefined || selectedCount === count) continue;
    let keyed = keyRows(column, nearRows(column, tied, order, count - selectedCount), order);
    for (const half of ["high", "low"] as const) {
      if (selectedCount === count) break;
      const digits = keyed[half];
      const limit = nthLeast(digits, count - selectedCount);
      const tiedPlaces = new Uint32Array(digits.length);
      let tiedCount = 0;
      for (let i = 0; i < digits.length; i++) {
        if (digits[i]! < limit) selected[selectedCount++] = keyed.rows[i]!;
        else if (digits[i] === limit) tiedPlaces[tiedCount++] = i;
      }
      keyed = atPlaces(keyed, tiedPlaces.subarray(0, tiedCount));
    }
    tied = keyed.rows;
  }
  selected.set(tied.subarray(0, count - selectedCount), selectedCount);
  return selected;
}

const LEAST_SAMPLE = 4096;

/** The rows that come first by one key, `n` or more: few more, usually, and at times all. */
function nearRows(column: Column, rows: Uint32Array, order: SortKey["order"], n: number): Uint32Array {
  const stride = Math.floor(rows.length / Math.max(LEAST_SAMPLE, 8 * n));
  if (stride < 2) return rows;
  const sample = keyRows(column, everyNth(rows, stride), order);
  radixOrder(sample);
  // As many rows as are wanted come no later than this one.
  const last = sample.rows[n - 1]!;
  if (column.kind === "codes") return rowsUpTo(column, rows, order, last);
  const values = column.kind === "times" ? column.wallClocksUs : column.values;
  const limit = values[last - column.start] ?? Number.NaN;
  if (Number.isNaN(limit)) return rows;
  return order === "asc"
    ? rowsWithin(column.start, values, rows, Number.NEGATIVE_INFINITY, limit)
    : rowsWithin(column.start, values, rows, limit, Number.POSITIVE_INFINITY);
}

/** The rows whose number lies in an interval, both ends included: counted first, as they are few. */
function rowsWithin(
  start: number,
  values: Float64Array,
  rows: Uint32Array,
  least: number,
  greatest: number,
): Uint32Array {
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! - start;
    const value = at >= 0 && at < values.length ? values[at]! : Number.NaN;
    count += Number(value >= least && value <= greatest);
  }
  const within = new Uint32Array(count);
  for (let i = rows.length - 1; count > 0; i--) {
    const at = rows[i]! - start;
    const value = at >= 0 && at < values.length ? values[at]! : Number.NaN;
    if (value >= least && value <= greatest) within[--count] = rows[i]!;
  }
  return within;
}

function rowsUpTo(
  column: CodedColumn,
  rows: Uint32Array,
  order: SortKey["order"],
  last: number,
): Uint32Array {
  const keys = keysOfCodes(column, rows, order);
  const limit = keys[column.codeOf(last)]!;
  const near = rows.slice();
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    // Writing always and counting sometimes spares a branch that cannot be foreseen.
    near[count] = row;
    count += Number(keys[column.codeOf(row)]! <= limit);
  }
  return near.subarray(0, count);
}

function everyNth(rows: Uint32Array, stride: number): Uint32Array {
  const sample = new Uint32Array(Math.floor(rows.length / stride));
  for (let i = 0; i < sample.length; i++) sample[i] = rows[i * stride]!;
  return sample;
}

/** The number that stands at place `n - 1` once they are sorted. */
function nthLeast(numbers: Uint32Array, n: number): number {
  const values = new Float64Array(numbers);
  select(values, n - 1);
  return values[n - 1]!;
}

function atPlaces(keyed: KeyedRows, places: Uint32Array): KeyedRows {
  const { length } = places;
  const at = { rows: new Uint32Array(length), high: new Uint32Array(length), low: new Uint32Array(length) };
  for (let i = 0; i < length; i++) {
    const place = places[i]!;
    at.rows[i] = keyed.rows[place]!;
    at.high[i] = keyed.high[place]!;
    at.low[i] = keyed.low[place]!;
  }
  return at;
}
