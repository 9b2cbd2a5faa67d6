import type { Location } from "../query/cell-test.ts";
import { RowSelection } from "../query/row-selection.ts";
import { finish, type Steps } from "../steps.ts";
import { AllRows, blocksOf, listOf, type Rows } from "../table/row-block.ts";
import { SEGMENT_ROWS } from "../table/segment.ts";
import type { Table } from "../table/table.ts";
import { compileQuery } from "./compile-query.ts";
import type { Query } from "./query.ts";
import type { TimeOptions } from "./wall-clock-comparison.ts";

/** What a query is evaluated with. */
export interface QueryOptions extends TimeOptions {
  /** Where the query stands in the request, for errors. */
  readonly location?: Location;
}

/**
 * The rows whose runs a query asks for, in ascending order. Of a column of strings or of mixed types each different
 * value is asked once; a condition is not asked of the rows that the conditions before it have ruled out.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a query that cannot be understood.
 */
export function matchRows(table: Table, query: Query, options: QueryOptions = {}): Uint32Array {
  return listOf(finish(matchSteps(table, query, options)));
}

/** The steps of `matchRows`, a segment each; without a list where all rows match. */
export function* matchSteps(table: Table, query: Query, options: QueryOptions = {}): Steps<Rows> {
  const compiled = compileQuery(query, { nowMs: Date.now(), ...options }, options.location);
  const keep = compiled(table);
  const all = new AllRows(table.rowCount);
  const selection = new RowSelection();
  /** By segment, the rows that match; `undefined` where all do. */
  const parts: (Uint32Array | undefined)[] = [];
  let count = 0;
  for (const { segment, length } of blocksOf(all)) {
    selection.reset(segment, length);
    keep(selection);
    parts.push(selection.length === length ? undefined : selection.rows());
    count += selection.length;
    yield;
  }
  return count === all.length ? all : joined(parts, count);
}

function joined(parts: readonly (Uint32Array | undefined)[], length: number): Uint32Array {
  const rows = new Uint32Array(length);
  let place = 0;
  for (const [segment, part] of parts.entries()) {
    if (part !== undefined) {
      rows.set(part, place);
      place += part.length;
      continue;
    }
    const end = Math.min(place + SEGMENT_ROWS, length);
    for (let row = segment * SEGMENT_ROWS; place < end; row++) rows[place++] = row;
  }
  return rows;
}
