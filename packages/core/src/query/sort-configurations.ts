import type { Steps } from "../steps.ts";
import type { Column } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import type { ConfigurationGroups } from "./group-configurations.ts";
import { type RankedField, rankField } from "./rank-field.ts";
import { readAxis } from "./read-axis.ts";
import { readNumbers } from "./read-numbers.ts";
import { allRows } from "./row-selection.ts";
import type { SortKey } from "./sort-key.ts";
import { summarizeReplicates } from "./summarize-replicates.ts";
import { typeOfValue } from "./value-order.ts";

/** What of a configuration's numbers a sort may go by. The bounds are those of the mean's 95% interval. */
export const CONFIGURATION_STATISTICS = ["mean", "low", "high", "sd", "n"] as const;

/** One of the numbers that a sort of configurations may go by. */
export type ConfigurationStatistic = (typeof CONFIGURATION_STATISTICS)[number];

/**
 * One key of a sort of configurations. A field that varies in no configuration sorts by its values, as runs do; one
 * of numbers by the mean of those that are finite; one of booleans by the share that is true; times by the newest; any
 * other by the value that all runs of a configuration have. Those without come last in both orders.
 */
export interface ConfigurationSortKey extends SortKey {
  /** Sorts by this statistic of the finite numbers of `field`, in whatever way it varies. */
  readonly by?: ConfigurationStatistic;
}

/** After so many rows whose numbers were brought together, a step ends. */
const ROWS_OF_STEP = 10_000;

/** The steps of the indexes of configurations in the order of some keys, equal ones as they stand. */
export function* sortConfigurationsSteps(
  table: Table,
  groups: ConfigurationGroups,
  keys: readonly ConfigurationSortKey[],
): Steps<Uint32Array> {
  const columns: { readonly values: Float64Array; readonly sign: 1 | -1 }[] = [];
  for (const { field, order, by } of keys) {
    const column = table.column(field);
    const values = yield* by === undefined
      ? valuesOf(column, groups)
      : statisticsOf(groups, readNumbers(column, groups.rows, { booleans: false }), by);
    columns.push({ values, sign: order === "asc" ? 1 : -1 });
  }
  return allRows(groups.count).sort((a, b) => {
    for (const { values, sign } of columns) {
      const x = values[a]!;
      const y = values[b]!;
      if (x < y) return -sign;
      if (x > y) return sign;
      if (x !== y && Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    }
    return a - b;
  });
}

/** A number a configuration, in the order of what it shows of a field; NaN for one that comes last. */
function* valuesOf(column: Column | undefined, groups: ConfigurationGroups): Steps<Float64Array> {
  if (column?.kind === "times") {
    return yield* ofEach(groups, readAxis(column, groups.rows, { booleans: false }), newestOf);
  }
  const field = rankField(column, groups.rows);
  yield;
  let varies = false;
  const common = yield* ofEach(groups, Float64Array.from(field.ranks), (ranks) => {
    const isCommon = ranks.every((rank) => rank === ranks[0]);
    varies ||= !isCommon;
    return isCommon && !comesLast(field.valueAt(ranks[0]!)) ? ranks[0]! : Number.NaN;
  });
  const booleans = holdsOnly(field, "boolean");
  if (!varies || !(booleans || holdsOnly(field, "number"))) return common;
  return yield* statisticsOf(groups, readNumbers(column, groups.rows, { booleans }), "mean");
}

function* statisticsOf(
  groups: ConfigurationGroups,
  numbers: Float64Array,
  by: ConfigurationStatistic,
): Steps<Float64Array> {
  yield;
  return yield* ofEach(groups, numbers, (own) => summarizeReplicates(own)[by]);
}

/** What becomes of the numbers of each configuration, which come a number a row. */
function* ofEach(
  { count, places, ends }: ConfigurationGroups,
  numbers: Float64Array,
  reduce: (own: Float64Array) => number,
): Steps<Float64Array> {
  const grouped = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) grouped[i] = numbers[places[i]!]!;
  const results = new Float64Array(count);
  let nextYield = ROWS_OF_STEP;
  for (let i = 0, start = 0; i < count; i++) {
    results[i] = reduce(grouped.subarray(start, ends[i]!));
    start = ends[i]!;
    if (start < nextYield) continue;
    yield;
    nextYield = start + ROWS_OF_STEP;
  }
  return results;
}

/** NaN where no run has a time. */
function newestOf(wallClocksUs: Float64Array): number {
  const times = wallClocksUs.filter((time) => !Number.isNaN(time));
  return times.length === 0 ? Number.NaN : times.reduce((a, b) => Math.max(a, b));
}

function comesLast(value: unknown): boolean {
  return value === undefined || Number.isNaN(value);
}

function holdsOnly({ ranks, rankCount, valueAt }: RankedField, type: "number" | "boolean"): boolean {
  const isOfType = Uint8Array.from({ length: rankCount }, (_, rank) => {
    const value = valueAt(rank);
    return Number(value === undefined || typeOfValue(value) === type);
  });
  return ranks.every((rank) => isOfType[rank] === 1);
}
