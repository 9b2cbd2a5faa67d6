import type { SortKey } from "../dataset.ts";
import { select } from "../stats/select.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { Column } from "../table/column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { blocksOf, listOf, type Rows, rowAt } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { Table } from "../table/table.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { radixOrder } from "./radix-order.ts";
import { orderByRunId } from "./run-id-order.ts";
import { keysOfCodes, sortKeysOf } from "./sort-keys.ts";
import { sortRows } from "./sort-rows.ts";

/**
 * The first rows of those that `sortRows` answers with, to the last tie. Without sorting the others: much faster when
 * few of many are wanted.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a key without a namespace and an unknown order.
 */
export function firstRows(table: Table, rows: Rows, keys: readonly SortKey[], count: number): Uint32Array {
  return sortRows(table, selectRows(table, rows, keys, count), keys);
}

/** The same rows in any order. */
function selectRows(table: Table, rows: Rows, keys: readonly SortKey[], count: number): Rows {
  if (count >= rows.length) return rows;
  const selected = new Uint32Array(count);
  let selectedCount = 0;
  /** Rows that are equal in all that was looked at so far: the next ones are among them. */
  let tied = rows;
  for (const { field, order } of keys) {
    const column = table.column(field);
    if (column === undefined || selectedCount === count) continue;
    tied = nearRows(column, tied, order, count - selectedCount);
    const { high, low } = sortKeysOf(column, tied, order);
    let places = Uint32Array.from({ length: tied.length }, (_, place) => place);
    for (const digits of low === undefined ? [high] : [high, low]) {
      if (selectedCount === count) break;
      const limit = nthLeast(digits, places, count - selectedCount);
      for (const place of places) {
        if (digits[place]! < limit) selected[selectedCount++] = rowAt(tied, place);
      }
      places = places.filter((place) => digits[place] === limit);
    }
    const before = tied;
    tied = places.map((place) => rowAt(before, place));
  }
  if (selectedCount < count) {
    const rest = orderByRunId(table, listOf(tied)).subarray(0, count - selectedCount);
    selected.set(rest, selectedCount);
  }
  return selected;
}

const LEAST_SAMPLE = 4096;

/** The rows that come first by one key, `n` or more: few more, usually, and at times all. */
function nearRows(column: Column, rows: Rows, order: SortKey["order"], n: number): Rows {
  const stride = Math.floor(rows.length / Math.max(LEAST_SAMPLE, 8 * n));
  if (stride < 2) return rows;
  const sample = everyNth(rows, stride);
  const places = radixOrder(sortKeysOf(column, sample, order));
  // As many rows as are wanted come no later than this one.
  const last = sample[places[n - 1]!]!;
  if (column.kind === "codes") return rowsUpTo(column, rows, order, last);
  const limit = column.kind === "times" ? column.wallClockUs(last) : (column.cell(last) ?? Number.NaN);
  if (Number.isNaN(limit)) return rows;
  return order === "asc"
    ? rowsWithin(column, rows, Number.NEGATIVE_INFINITY, limit)
    : rowsWithin(column, rows, limit, Number.POSITIVE_INFINITY);
}

/** The rows whose number lies in an interval, both ends included. */
function rowsWithin(
  column: NumberColumn | TimeColumn,
  rows: Rows,
  least: number,
  greatest: number,
): Uint32Array {
  const near: number[] = [];
  const into = new Float64Array(SEGMENT_ROWS);
  for (const block of blocksOf(rows)) {
    const values = column.read(block, into);
    for (let i = 0; i < block.length; i++) {
      const value = values[i]!;
      if (value >= least && value <= greatest) near.push(rowAt(rows, block.start + i));
    }
  }
  return Uint32Array.from(near);
}

function rowsUpTo(column: CodedColumn, rows: Rows, order: SortKey["order"], last: number): Uint32Array {
  const keys = keysOfCodes(column, rows, order);
  const limit = keys[column.codeOf(last)]!;
  const near = new Uint32Array(rows.length);
  const into = new Uint32Array(SEGMENT_ROWS);
  let count = 0;
  for (const block of blocksOf(rows)) {
    const codes = column.read(block, into);
    for (let i = 0; i < block.length; i++) {
      // Writing always and counting sometimes spares a branch that cannot be foreseen.
      near[count] = rowAt(rows, block.start + i);
      count += Number(keys[codes[i]!]! <= limit);
    }
  }
  return near.subarray(0, count);
}

function everyNth(rows: Rows, stride: number): Uint32Array {
  const sample = new Uint32Array(Math.floor(rows.length / stride));
  for (let i = 0; i < sample.length; i++) sample[i] = rowAt(rows, i * stride);
  return sample;
}

/** The digit that stands at place `n - 1` of those at some places once they are sorted. */
function nthLeast(digits: Uint32Array, places: Uint32Array, n: number): number {
  const values = Float64Array.from(places, (place) => digits[place]!);
  select(values, n - 1);
  return values[n - 1]!;
}
