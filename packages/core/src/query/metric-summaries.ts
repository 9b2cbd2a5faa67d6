import { comparePaths } from "../model/compare-paths.ts";
import type { FieldPath, Value } from "../model/field.ts";
import { binsOf, countBins, equalBins } from "../stats/equal-bins.ts";
import { extentOf } from "../stats/extent.ts";
import { type FiveNumbers, fiveNumbersOf } from "../stats/five-numbers.ts";
import type { Steps } from "../steps.ts";
import type { Column } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import type { Scale } from "./density-grid.ts";
import { countRanks } from "./facet-values.ts";
import { firstOf } from "./first-of.ts";
import { rankField } from "./rank-field.ts";
import { readNumbers } from "./read-numbers.ts";
import { scaleOf } from "./scale-of.ts";

const MAX_METRICS = 200;
const MAX_LISTED = 3;
const BIN_COUNT = 48;

/** What is said of every field that is summed up. */
interface Summary {
  readonly path: FieldPath;
  /** Runs without a value. */
  readonly missing: number;
}

/** How the numbers of a field are spread. */
export interface NumberSummary extends Summary {
  readonly kind: "numbers";
  /** Runs with a finite number. */
  readonly n: number;
  readonly not_finite: number;
  /** Of the finite numbers; null without any. */
  readonly spread: FiveNumbers | null;
  /** `log` where all finite numbers are above 0 and span three decades or more. */
  readonly scale: Scale;
  /** Bins of equal width on the scale, from the least to the greatest finite number; empty without any. */
  readonly counts: readonly number[];
}

/** How often a field is true. */
export interface BooleanSummary extends Summary {
  readonly kind: "booleans";
  readonly true: number;
  readonly false: number;
}

/** The values of a field that is neither numbers nor booleans. */
export interface ValueSummary extends Summary {
  readonly kind: "values";
  readonly distinct: number;
  /** Those that most runs have; at most 3. */
  readonly values: readonly { readonly value: Value; readonly count: number }[];
}

/** What is known of one metric over the runs of an experiment. */
export type MetricSummary = NumberSummary | BooleanSummary | ValueSummary;

/** Summaries of some metrics. */
export interface MetricSummaries {
  /** Metrics, then derived metrics, each in natural order, then the duration; at most 200. */
  readonly metrics: readonly MetricSummary[];
  /** How many there are, listed or not. */
  readonly metric_count: number;
}

/** Sums up every metric and derived metric that some of the rows have, and the duration. */
export function* summarizeMetrics(table: Table, rows: Uint32Array): Steps<MetricSummaries> {
  const paths = table.paths
    .filter((path) => path.startsWith("metrics.") || path.startsWith("derived."))
    .sort(comparePaths);
  const columns = [...paths, "record.duration_ms" as const]
    .map((path) => ({ path, column: table.column(path) }))
    .filter(({ column }) => column !== undefined && isMeasured(column, rows));
  const metrics: MetricSummary[] = [];
  for (const { path, column } of columns.slice(0, MAX_METRICS)) {
    metrics.push(summarize(path, column!, rows));
    yield;
  }
  return { metrics, metric_count: columns.length };
}

/** Whether some row has a value that is no object: what is in an object is a field of its own. */
function isMeasured(column: Column, rows: Uint32Array): boolean {
  return rows.some((row) => {
    if (!column.has(row)) return false;
    const value = column.kind === "codes" ? column.cell(row) : undefined;
    return typeof value !== "object" || Array.isArray(value);
  });
}

function summarize(path: FieldPath, column: Column, rows: Uint32Array): MetricSummary {
  const types = typesOf(column, rows);
  if (types.size === 1 && types.has("number")) return summarizeNumbers(path, column, rows);
  const { ranks, rankCount, valueAt } = rankField(column, rows);
  const ofRank = countRanks({ ranks, rankCount, valueAt });
  const counted = Array.from(ofRank, (count, rank) => ({ value: valueAt(rank), count }));
  const countOf = (sought: unknown) => counted.find(({ value }) => value === sought)?.count ?? 0;
  const missing = countOf(undefined);
  if (types.size === 1 && types.has("boolean"))
    return { path, kind: "booleans", missing, true: countOf(true), false: countOf(false) };
  const present = counted.filter(({ value, count }) => value !== undefined && count > 0);
  const values = firstOf(present, MAX_LISTED, (a, b) => b.count - a.count);
  return {
    path,
    kind: "values",
    missing,
    distinct: present.length,
    values: values.map(({ value, count }) => ({ value: value!, count })),
  };
}

/** The types of the values of some rows, both kinds of number being one. */
function typesOf(column: Column, rows: Uint32Array): ReadonlySet<string> {
  if (column.kind === "numbers") return new Set(["number"]);
  const types = new Set<string>();
  for (const row of rows) {
    const value = column.cell(row);
    if (value !== undefined) types.add(typeof value === "bigint" ? "number" : typeof value);
  }
  return types;
}

function summarizeNumbers(path: FieldPath, column: Column, rows: Uint32Array): NumberSummary {
  const numbers = readNumbers(column, rows, { booleans: false });
  const { finite, missing } = sift(numbers);
  const summary = {
    ...({ path, kind: "numbers", missing } as const),
    n: finite.length,
    not_finite: rows.length - missing - finite.length,
  };
  if (finite.length === 0) return { ...summary, spread: null, scale: "linear", counts: [] };
  const spread = fiveNumbersOf(finite);
  const scale = scaleOf(spread.min, spread.max);
  if (scale === "log") for (let i = 0; i < finite.length; i++) finite[i] = Math.log(finite[i]!);
  const { min, max } = extentOf(finite);
  const counts = countBins(binsOf(finite, equalBins(min, max, BIN_COUNT)), BIN_COUNT);
  return { ...summary, spread, scale, counts };
}

/** Moves the finite numbers to the beginning, and counts those that are missing. */
function sift(numbers: Float64Array): { finite: Float64Array; missing: number } {
  let count = 0;
  let missing = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (Number.isFinite(number)) numbers[count++] = number;
    else if (Number.isNaN(number)) missing++;
  }
  return { finite: numbers.subarray(0, count), missing };
}
