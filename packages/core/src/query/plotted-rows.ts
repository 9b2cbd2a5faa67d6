import type { Cell, FieldPath } from "../model/field.ts";
import { type Rows, rowAt } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { type RankedField, rankField } from "./rank-field.ts";
import { readNumbers } from "./read-numbers.ts";

/** What became of the runs that match a filter: `used`, `missing` and `not_finite` sum to `matched`. */
export interface PlotCounts {
  readonly matched: number;
  readonly used: number;
  /** Runs that lack a field, or hold what has no place on its axis. */
  readonly missing: number;
  /** Runs that have both fields, one of them NaN, an infinity, or an integer that no double comes near. */
  readonly not_finite: number;
}

/** Rows that have a place on both axes; each list holds one entry a row, in the same order. */
export interface PlottedRows {
  readonly rows: Rows;
  readonly x: RankedField;
  /** Finite numbers. */
  readonly y: Float64Array;
  readonly counts: PlotCounts;
}

/** Those of some rows that have an X (a number, a string or a boolean) and a Y (a number or a boolean), both finite. */
export function plottedRows(
  table: Table,
  fields: { readonly x: FieldPath; readonly y: FieldPath },
  rows: Rows,
): PlottedRows {
  const x = rankField(table.column(fields.x), rows);
  const y = readNumbers(table.column(fields.y), rows, { booleans: true });
  const placeOfRank = new Float64Array(x.rankCount);
  for (let rank = 0; rank < x.rankCount; rank++) placeOfRank[rank] = placeOf(x.valueAt(rank));
  const counts = countPlotted(x.ranks, y, placeOfRank);
  if (counts.used === rows.length) return { rows, x, y, counts };
  const kept = new Uint32Array(counts.used);
  let used = 0;
  for (let i = 0; i < y.length; i++) {
    const rank = x.ranks[i]!;
    const value = y[i]!;
    if (!Number.isFinite(placeOfRank[rank]!) || !Number.isFinite(value)) continue;
    kept[used] = rowAt(rows, i);
    // Moved to the front of what was made here: another array would cost more than the whole loop.
    x.ranks[used] = rank;
    y[used++] = value;
  }
  return { rows: kept, x: { ...x, ranks: x.ranks.subarray(0, used) }, y: y.subarray(0, used), counts };
}

function countPlotted(ranks: Uint32Array, y: Float64Array, placeOfRank: Float64Array): PlotCounts {
  let missing = 0;
  let notFinite = 0;
  for (let i = 0; i < y.length; i++) {
    const place = placeOfRank[ranks[i]!]!;
    const value = y[i]!;
    // 0 for most rows, as both are finite; else NaN.
    if ((place + value) * 0 === 0) continue;
    if (Number.isNaN(place) || Number.isNaN(value)) missing++;
    else notFinite++;
  }
  return { matched: y.length, used: y.length - missing - notFinite, missing, not_finite: notFinite };
}

/** 0 where a value has a place on an axis, NaN where there is no such value, an infinity where it is not finite. */
function placeOf(value: Cell): number {
  if (value === undefined || typeof value === "object") return Number.NaN;
  return typeof value !== "number" || Number.isFinite(value) ? 0 : Number.POSITIVE_INFINITY;
}
