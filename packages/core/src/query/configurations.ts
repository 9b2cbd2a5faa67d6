import { AtlasError } from "../errors.ts";
import type { FieldPath } from "../model/field.ts";
import type { StatusCounts } from "../model/status.ts";
import { textOf } from "../model/text-of.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import type { Location } from "./cell-test.ts";
import { checkField } from "./check-field.ts";
import { checkInteger } from "./check-integer.ts";
import { type ConfigurationCell, configurationCell } from "./configuration-cell.ts";
import { countStatuses } from "./count-statuses.ts";
import type { Filter } from "./filter.ts";
import { filterSteps } from "./filter-rows.ts";
import { firstRows } from "./first-rows.ts";
import { groupConfigurationsSteps, rowsOfConfiguration } from "./group-configurations.ts";
import { NEWEST_FIRST } from "./newest-first.ts";
import type { RowCounts } from "./rows-query.ts";
import {
  CONFIGURATION_STATISTICS,
  type ConfigurationSortKey,
  sortConfigurationsSteps,
} from "./sort-configurations.ts";

const MAX_LIMIT = 1000;

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
  return finish(configurationsSteps(table, query, options));
}

/** The steps of `configurations`. */
export function* configurationsSteps(
  table: Table,
  query: ConfigurationsQuery,
  options: { readonly timeZone?: string } = {},
): Steps<ConfigurationsPage> {
  checkQuery(query);
  const { filter, columns, sort = [], limit = 100, offset = 0 } = query;
  const matched = yield* filterSteps(table, filter, { ...options, location: ["filter"] });
  const groups = yield* groupConfigurationsSteps(table, matched);
  const sorted = yield* sortConfigurationsSteps(table, groups, sort.length === 0 ? NEWEST_FIRST : sort);
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
  const page: Configuration[] = [];
  for (const index of sorted.subarray(offset, offset + limit)) {
    page.push(configurationOf(index));
    yield;
  }
  return {
    configurations: page,
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
