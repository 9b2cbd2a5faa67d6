import { comparePaths } from "../model/compare-paths.ts";
import { compareStrings } from "../model/compare-strings.ts";
import type { FieldInfo, FieldPath, FieldType, Value } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { wallClockText } from "../model/wall-clock.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import type { Table } from "../table/table.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { codeRanks } from "./code-ranks.ts";
import { countDistinct } from "./count-distinct.ts";
import { allRows } from "./row-selection.ts";
import { typeOfValue } from "./value-order.ts";

const MAX_VALUES = 100;

const known = new WeakMap<Table, readonly FieldInfo[]>();

/**
 * What is known of every field over some rows, or over all: record, params, metrics, derived, each in natural order
 * of its names. A field that none of the rows has a value for is left out, as is the run_id.
 */
export function indexFields(table: Table, rows?: Uint32Array): readonly FieldInfo[] {
  if (rows !== undefined) return index(table, rows);
  let fields = known.get(table);
  if (fields === undefined) {
    fields = index(table, allRows(table.rowCount));
    known.set(table, fields);
  }
  return fields;
}

function index(table: Table, rows: Uint32Array): readonly FieldInfo[] {
  return table.paths
    .filter((path) => path !== "record.run_id")
    .map((path) => fieldInfo(table, path, rows))
    .filter((info) => info.count > 0)
    .sort((a, b) => comparePaths(a.path, b.path));
}

function fieldInfo(table: Table, path: FieldPath, rows: Uint32Array): FieldInfo {
  const column = table.column(path)!;
  switch (column.kind) {
    case "numbers":
      return { path, type: "numeric", ...numbersInfo(column, rows) };
    case "codes":
      return { path, ...codesInfo(column, rows) };
    case "times":
      return { path, type: "string", ...timesInfo(column, rows) };
  }
}

type Summary = Omit<FieldInfo, "path" | "type">;

function numbersInfo(column: NumberColumn, rows: Uint32Array): Summary {
  const { values, start } = column;
  const present = new Float64Array(rows.length);
  let count = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (!column.has(row)) continue;
    // Adding 0 makes -0 the 0 that it equals.
    const value = values[row - start]! + 0;
    present[count++] = value;
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const summary = { count, distinct: countDistinct(present.subarray(0, count)) };
  return min <= max ? { ...summary, min_value: min, max_value: max } : summary;
}

function codesInfo(column: CodedColumn, rows: Uint32Array): Omit<FieldInfo, "path"> {
  const seen = new Uint8Array(column.codeCount);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const code = column.codeOf(rows[i]!);
    if (code !== 0) count++;
    seen[code] = 1;
  }
  const { codes, ranks } = codeRanks(column);
  const seenCodes = codes.filter((code) => seen[code] === 1);
  const values = Array.from(seenCodes, (code) => column.valueOfCode(code)!);
  const type = fieldTypeOf(values);
  const summary = { type, count, distinct: new Set(seenCodes.map((code) => ranks[code]!)).size };
  switch (type) {
    case "string":
    case "boolean":
      return { ...summary, values: values.slice(0, MAX_VALUES).map(textOf) };
    case "numeric":
      return { ...summary, ...finiteRange(values as (number | bigint)[]) };
    case "unknown":
      return summary;
  }
}

function fieldTypeOf(values: readonly Value[]): FieldType {
  const types = new Set(values.map(typeOfValue));
  if (types.size !== 1) return "unknown";
  if (types.has("number")) return "numeric";
  return types.has("string") ? "string" : types.has("boolean") ? "boolean" : "unknown";
}

/** The range of numbers in ascending order. */
function finiteRange(numbers: readonly (number | bigint)[]): Pick<FieldInfo, "min_value" | "max_value"> {
  const isInRange = (value: number | bigint) => typeof value === "bigint" || Number.isFinite(value);
  const min = numbers.find(isInRange);
  const max = numbers.findLast(isInRange);
  // The one falsy number is 0, which -0 equals.
  return min === undefined || max === undefined ? {} : { min_value: min || 0, max_value: max || 0 };
}

function timesInfo(column: TimeColumn, rows: Uint32Array): Summary {
  const usual: number[] = [];
  const unusual = new Set<string>();
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const wallClockUs = column.wallClocksUs[row - column.start] ?? Number.NaN;
    if (Number.isNaN(wallClockUs)) continue;
    count++;
    const text = column.unusualText(row);
    if (text === undefined) usual.push(wallClockUs);
    else unusual.add(text);
  }
  // Texts that are as metalab writes them sort by code point as their times do.
  const times = Float64Array.from(usual).sort();
  const firstTexts: string[] = [];
  let distinct = unusual.size;
  times.forEach((time, i) => {
    if (i > 0 && time === times[i - 1]) return;
    distinct++;
    if (firstTexts.length < MAX_VALUES) firstTexts.push(wallClockText(time));
  });
  return { count, distinct, values: [...firstTexts, ...unusual].sort(compareStrings).slice(0, MAX_VALUES) };
}
