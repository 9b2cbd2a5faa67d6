import type { RowCounts, SortKey } from "../dataset.ts";
import { AtlasError } from "../errors.ts";
import type { Cell, FieldPath } from "../model/field.ts";
import type { StatusCounts } from "../model/status.ts";
import { textOf } from "../model/text-of.ts";
import type { Table } from "../table/table.ts";
import type { Location } from "./cell-test.ts";
import { checkField } from "./check-field.ts";
import { checkInteger } from "./check-integer.ts";
import { configurationCell } from "./configuration-cell.ts";
import { countStatuses } from "./count-statuses.ts";
import type { Filter } from "./filter.ts";
import { filteredRows } from "./filter-rows.ts";
import { firstRows } from "./first-rows.ts";
import { groupConfigurations, rowsOfConfiguration } from "./group-configurations.ts";
import { NEWEST_FIRST } from "./newest-first.ts";
import { sortConfigurations } from "./sort-configurations.ts";

const MAX_LIMIT = 1000;

/** What of a configuration's numbers a sort may go by. The bounds are those of the mean's 95% interval. */
export const CONFIGURATION_STATISTICS = ["mean", "low", "high", "sd", "n"] as const;

/** One of the numbers that a sort of configurations may go by. */
export type ConfigurationStatistic = (typeof CONFIGURATION_STATISTICS)[number];

/**
 * One key of a sort of configurations. A field that varies in no configuration sorts by its values, as runs do; one
 * of numbers by the mean of those that are finite; times by the newest; any other by the value that all runs of a
 * configuration have. Those without come last in both orders.
 */
export interface ConfigurationSortKey extends SortKey {
  /** Sorts by this statistic of the finite numbers of `field`, in whatever way it varies. */
  readonly by?: ConfigurationStatistic;
}

/** Which columns of which configurations are asked for. */
export interface ConfigurationsQuery {
  readonly filter?: Filter;
  readonly columns: readonly FieldPath[];
  /** From the most significant key on; the newest first when absent or empty. */
  readonly sort?: readonly ConfigurationSortKey[];
  /** How many at most: 1 to 1000, 100 when absent. */
  readonly limit?: number;
  /** How many of the sorted answer to pass over; 0 when absent. */
  readonly offset?: number;
}

/** The numbers of one field over the replicates of one configuration. */
export interface ReplicateSummary {
  /** Replicates with a finite number. */
  readonly n: number;
  /** Replicates without a number. */
  readonly missing: number;
  readonly not_finite: number;
  /** Null where n is 0. */
  readonly mean: number | null;
  /** The sample standard deviation; null where n is below 2. */
  readonly sd: number | null;
  /** The 95% interval of the mean by Student's t; null where n is below 2. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * One configuration: the runs of an experiment with equal `params_fingerprint`. A run whose fingerprint is empty is
 * one of its own.
 */
export interface Configuration extends StatusCounts {
  readonly experiment_id: string;
  readonly params_fingerprint: string;
  /** How many of its runs match. */
  readonly run_count: number;
  /** The newest of its runs that match. */
  readonly latest_run_id: string;
  /** One a column of the query. */
  readonly cells: readonly ConfigurationCell[];
}

/**
 * What a configuration shows of a field: the value that all its runs have, `undefined` where none has one; else a
 * summary where the values are numbers; else how many different values there are, none not being one.
 */
export type ConfigurationCell =
  | { readonly kind: "value"; readonly value: Cell }
  | { readonly kind: "summary"; readonly summary: ReplicateSummary }
  | { readonly kind: "mixed"; readonly distinct: number };

/** A page of configurations. */
export interface ConfigurationsPage {
  readonly configurations: readonly Configuration[];
  /** How many configurations match. */
  readonly total: number;
  /** Of runs. */
  readonly counts: RowCounts;
}

/**
 * One page of the configurations of the runs that pass a filter, sorted. Configurations that are equal in every key
 * stand by experiment, then by fingerprint, then by the ids of their runs.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a query that cannot be understood.
 *
 * @param options the zone that times with a zone are converted to in the filter: the process's own when absent
 */
export function configurations(
  table: Table,
  query: ConfigurationsQuery,
  options: { readonly timeZone?: string } = {},
): ConfigurationsPage {
  checkQuery(query);
  const { filter, columns, sort = [], limit = 100, offset = 0 } = query;
  const matched = filteredRows(table, filter, { ...options, location: ["filter"] });
  const groups = groupConfigurations(table, matched);
  const sorted = sortConfigurations(table, groups, sort.length === 0 ? NEWEST_FIRST : sort);
  const configurationOf = (index: number): Configuration => {
    const rows = rowsOfConfiguration(groups, index);
    const latest = newestRow(table, rows);
    return {
      experiment_id: textAt(table, latest, "record.experiment_id"),
      params_fingerprint: textAt(table, latest, "record.params_fingerprint"),
      run_count: rows.length,
      latest_run_id: table.runId(latest)!,
      ...countStatuses(table, rows),
      cells: columns.map((path) => configurationCell(table.column(path), rows)),
    };
  };
  return {
    configurations: Array.from(sorted.subarray(offset, offset + limit), configurationOf),
    total: groups.count,
    counts: { all: table.rowCount, matched: matched.length, ...countStatuses(table, matched) },
  };
}

function checkQuery({ columns, sort = [], limit = 1, offset = 0 }: ConfigurationsQuery): void {
  checkInteger(limit, 1, MAX_LIMIT, ["limit"]);
  checkInteger(offset, 0, Number.MAX_SAFE_INTEGER, ["offset"]);
  for (const [i, path] of columns.entries()) checkField(path, ["columns", i]);
  for (const [i, { field, order, by }] of sort.entries()) {
    checkField(field, ["sort", i, "field"]);
    checkWord(order, ["asc", "desc"], ["sort", i, "order"]);
    if (by !== undefined) checkWord(by, CONFIGURATION_STATISTICS, ["sort", i, "by"]);
  }
}

function checkWord(word: string, words: readonly string[], location: Location): void {
  if (words.includes(word)) return;
  const message = `expected ${words.join(", ")}, not ${JSON.stringify(word)}`;
  throw new AtlasError("invalid_query", message, { location });
}

/** As runs are sorted when nothing else is said: by the time of their start, then by id. */
function newestRow(table: Table, rows: Uint32Array): number {
  return firstRows(table, rows, NEWEST_FIRST, 1)[0]!;
}

function textAt(table: Table, row: number, path: FieldPath): string {
  return textOf(table.cell(row, path));
}
