import { comparePaths } from "../model/compare-paths.ts";
import { compareStrings } from "../model/compare-strings.ts";
import type { FieldInfo, FieldPath, FieldType, Value } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { wallClockText } from "../model/wall-clock.ts";
import { finish, type Steps } from "../steps.ts";
import type { CodedColumn } from "../table/coded-column.ts";
import type { NumberColumn } from "../table/number-column.ts";
import { AllRows, type Rows, rowAt } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import type { TimeColumn } from "../table/time-column.ts";
import { codeRanks } from "./code-ranks.ts";
import { countCodes } from "./count-codes.ts";
import { countNumbers } from "./count-field.ts";
import { DistinctNumbers } from "./distinct-numbers.ts";
import { readAxis } from "./read-axis.ts";
import { typeOfValue } from "./value-order.ts";

const MAX_VALUES = 100;

const known = new WeakMap<Table, readonly FieldInfo[]>();

/**
 * What is known of every field over some rows, or over all: record, params, metrics, derived, each in natural order
 * of its names. A field that none of the rows has a value for is left out, as is the run_id.
 */
export function indexFields(table: Table, rows?: Rows): readonly FieldInfo[] {
  return finish(indexFieldsSteps(table, rows));
}

/** The steps of `indexFields`, a field each; a single one once all rows have been asked about. */
export function* indexFieldsSteps(table: Table, rows?: Rows): Steps<readonly FieldInfo[]> {
  const isAll = rows === undefined || rows instanceof AllRows;
  let fields = isAll ? known.get(table) : undefined;
  if (fields === undefined) {
    fields = yield* indexSteps(table, rows ?? new AllRows(table.rowCount));
    if (isAll) known.set(table, fields);
  }
  return fields;
}

function* indexSteps(table: Table, rows: Rows): Steps<readonly FieldInfo[]> {
  const fields: FieldInfo[] = [];
  const seen = new DistinctNumbers(rows.length);
  for (const path of table.paths.toSorted(comparePaths)) {
    if (path === "record.run_id") continue;
    const info = fieldInfo(table, path, rows, seen);
    if (info.count > 0) fields.push(info);
    yield;
  }
  return fields;
}

function fieldInfo(table: Table, path: FieldPath, rows: Rows, seen: DistinctNumbers): FieldInfo {
  const column = table.column(path)!;
  switch (column.kind) {
    case "numbers":
      return { path, type: "numeric", ...numbersInfo(column, rows, seen) };
    case "codes":
      return { path, ...codesInfo(column, rows) };
    case "times":
      return { path, type: "string", ...timesInfo(column, rows) };
  }
}

type Summary = Omit<FieldInfo, "path" | "type">;

function numbersInfo(column: NumberColumn, rows: Rows, seen: DistinctNumbers): Summary {
  const { count, distinct, min, max } = countNumbers(column, rows, seen);
  return min <= max ? { count, distinct, min_value: min, max_value: max } : { count, distinct };
}

function codesInfo(column: CodedColumn, rows: Rows): Omit<FieldInfo, "path"> {
  const counts = countCodes(column, rows);
  const count = rows.length - counts[0]!;
  const { codes, ranks } = codeRanks(column);
  const seenCodes = codes.filter((code) => counts[code]! > 0);
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

function timesInfo(column: TimeColumn, rows: Rows): Summary {
  const unusual = new Set<string>();
  let count = 0;
  let usualCount = 0;
  let areSorted = true;
  const wallClocksUs = readAxis(column, rows, { booleans: false });
  for (let i = 0; i < rows.length; i++) {
    const wallClockUs = wallClocksUs[i]!;
    if (Number.isNaN(wallClockUs)) continue;
    count++;
    const text = column.unusualTexts.size === 0 ? undefined : column.unusualText(rowAt(rows, i));
    if (text !== undefined) {
      unusual.add(text);
      continue;
    }
    if (usualCount > 0 && wallClockUs < wallClocksUs[usualCount - 1]!) areSorted = false;
    wallClocksUs[usualCount++] = wallClockUs;
  }
  // Texts that are as metalab writes them sort by code point as their times do, which mostly come in order.
  const times = wallClocksUs.subarray(0, usualCount);
  if (!areSorted) times.sort();
  const firstTexts: string[] = [];
  let distinct = unusual.size;
  times.forEach((time, i) => {
    if (i > 0 && time === times[i - 1]) return;
    distinct++;
    if (firstTexts.length < MAX_VALUES) firstTexts.push(wallClockText(time));
  });
  return { count, distinct, values: [...firstTexts, ...unusual].sort(compareStrings).slice(0, MAX_VALUES) };
}
