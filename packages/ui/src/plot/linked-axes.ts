import type { FieldInfo, FieldPath, Table } from "@atlas/core";
import { type AxisValue, type Scale, wallClockMs } from "../chart/scale.ts";
import { isTimeField } from "../format/format-cell.ts";
import { formatNumber } from "../format/format-number.ts";
import { scaleMaker } from "./plot-scales.ts";

/** A field of every run as places along an axis. */
export interface LinkedAxis {
  readonly field: FieldPath;
  readonly scale: Scale;
  /** Where each row of the table lies, 0 to 1; NaN where it has no place. */
  readonly places: Float32Array;
  /** What stands at its low and its high end. */
  readonly ends: readonly [low: string, high: string];
  /** How many rows of the table lie in each bin, from the low end up. */
  readonly total: Uint32Array;
}

/** How many bins an axis has, unless it has fewer categories. */
const LINKED_BINS = 32;

const LOG_RATIO = 100;
const MOST_CATEGORIES = 60;

/** An axis for a field of a table, log where its values span decades. */
export function linkedAxis(table: Table, info: FieldInfo): LinkedAxis {
  const { path: field } = info;
  const values = valuesOf(table, field);
  const kind = kindOf(info);
  const known = values.filter((value): value is AxisValue => value !== undefined);
  const scale = scaleMaker(kind, kind === "category" ? firstValues(known) : known, { marksValues: true })(5);
  const places = Float32Array.from(values, (value) =>
    value === undefined ? Number.NaN : scale.place(value),
  );
  const axis = { field, scale, places, ends: endsOf(info, scale), total: new Uint32Array(binCountOf(scale)) };
  for (let row = 0; row < places.length; row++) countPlace(axis.total, places[row]!);
  return axis;
}

/** How many of some rows lie in each bin of an axis. */
export function countBins(axis: LinkedAxis, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(axis.total.length);
  const { places } = axis;
  for (let i = 0; i < rows.length; i++) countPlace(counts, places[rows[i]!]!);
  return counts;
}

function endsOf({ min_value: low, max_value: high }: FieldInfo, scale: Scale): LinkedAxis["ends"] {
  const isOfNumbers = scale.kind !== "category" && scale.kind !== "time";
  if (isOfNumbers && low !== undefined && high !== undefined) return [formatNumber(low), formatNumber(high)];
  return [scale.labelAt(0), scale.labelAt(1)];
}

function countPlace(counts: Uint32Array, place: number): void {
  if (!(place >= 0 && place <= 1)) return;
  counts[Math.min(counts.length - 1, Math.floor(place * counts.length))]!++;
}

function binCountOf(scale: Scale): number {
  return scale.kind === "category" ? Math.max(1, Math.round(1 / scale.step)) : LINKED_BINS;
}

function kindOf(info: FieldInfo): Exclude<Scale["kind"], "symlog"> {
  if (isTimeField(info.path)) return "time";
  if (info.type !== "numeric") return "category";
  const low = Number(info.min_value ?? 0);
  return low > 0 && Number(info.max_value) / low >= LOG_RATIO ? "log" : "linear";
}

/** The values of a column that may stand on an axis; times as the milliseconds of their wall clock. */
function valuesOf(table: Table, field: FieldPath): (AxisValue | undefined)[] {
  const column = table.column(field);
  const isTime = isTimeField(field);
  return Array.from({ length: table.rowCount }, (_, row) => {
    const value = column?.cell(row);
    if (value === undefined || typeof value === "object") return undefined;
    return isTime ? wallClockMs(String(value)) : value;
  });
}

/** The different values, as many as an axis can show apart. */
function firstValues(values: readonly AxisValue[]): AxisValue[] {
  return [...new Set(values)].slice(0, MOST_CATEGORIES);
}
