import {
  type FieldPath,
  filterRows,
  type Query,
  type RunSource,
  type SortKey,
  sortRows,
  splitFieldPath,
  type Table,
  varyingFields,
} from "@atlas/core";

/** Which runs are wanted, and what of them. */
export interface RunsRequest {
  readonly query: Query;
  /** When absent, what tells the runs apart as far as any of them has it: status, the params that vary, metrics. */
  readonly columns?: readonly FieldPath[];
  /** The newest first when empty. */
  readonly sort: readonly SortKey[];
  /** How many at most; all when absent. */
  readonly limit?: number;
  /** IANA name of the zone of the stores' times; this machine's when absent. */
  readonly timeZone?: string;
}

/** Runs as they were asked for. */
export interface SelectedRuns {
  readonly table: Table;
  readonly columns: readonly FieldPath[];
  readonly rows: Uint32Array;
  /** How many runs match, wanted or not. */
  readonly total: number;
}

const NEWEST_FIRST: readonly SortKey[] = [{ field: "record.started_at", order: "desc" }];

/** @throws {AtlasError} `invalid_query` for a query or a field that cannot be. */
export function selectRuns(source: RunSource, request: RunsRequest): SelectedRuns {
  const { query, sort, limit, timeZone } = request;
  const { table } = source.state();
  const matching = filterRows(table, query, { ...(timeZone !== undefined && { timeZone }) });
  const rows = sortRows(table, matching, sort.length === 0 ? NEWEST_FIRST : sort).subarray(0, limit);
  const columns =
    request.columns ?? tellingColumns(table, matching).filter((path) => hasValue(table, path, rows));
  return { table, columns, rows, total: matching.length };
}

function tellingColumns(table: Table, rows: Uint32Array): readonly FieldPath[] {
  const { varying, constant } = varyingFields(table, rows);
  const differing = varying.map(({ path }) => path);
  const metrics = [...differing, ...constant.map(({ path }) => path)].filter((path) => is(path, "metrics"));
  const identity = (["record.experiment_id"] as const).filter((path) => differing.includes(path));
  const params = differing.filter((path) => is(path, "params"));
  return ["record.run_id", ...identity, "record.status", ...params, ...metrics];
}

function hasValue(table: Table, path: FieldPath, rows: Uint32Array): boolean {
  return rows.some((row) => table.cell(row, path) !== undefined);
}

function is(path: FieldPath, namespace: string): boolean {
  return splitFieldPath(path).namespace === namespace;
}
