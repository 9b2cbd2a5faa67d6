import { AtlasError } from "../errors.ts";
import type { FieldPath, Value } from "../model/field.ts";
import { finish, type Steps } from "../steps.ts";
import { listOf } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { checkField } from "./check-field.ts";
import { checkInteger } from "./check-integer.ts";
import type { Filter } from "./filter.ts";
import { filterSteps } from "./filter-rows.ts";
import { NEWEST_FIRST } from "./newest-first.ts";
import { sampleRows } from "./sample-rows.ts";
import { sortRows } from "./sort-rows.ts";

const MAX_FIELDS = 10;
const MAX_POINTS = 50_000;

/** Which values of which runs are asked for. */
export interface FieldValuesRequest {
  readonly filter?: Filter;
  /** 1 to 10 of them. */
  readonly fields: readonly FieldPath[];
  /** How many runs at most: 1 to 50,000, 10,000 when absent. Of more, a uniform sample is taken. */
  readonly maxPoints?: number;
  /** An integer that decides which runs are taken; 0 when absent. */
  readonly seed?: number;
  /** Whether the runs are named; they are not when absent. */
  readonly includeRunIds?: boolean;
}

/** The values of some fields, run by run: the newest first, those of one time in ascending run_id. */
export interface FieldValuesResult {
  /** A list of values a field, each with an entry a run, in the same order; null where a run has none. */
  readonly fields: { readonly [path: FieldPath]: readonly (Value | null)[] };
  /** One a run; absent unless asked for. */
  readonly run_ids?: readonly string[];
  /** Runs that pass the filter. */
  readonly total: number;
  /** Runs whose values these are. */
  readonly returned: number;
  /** Whether they are a sample. */
  readonly sampled: boolean;
}

/**
 * The values of some fields in the runs that pass a filter, or in a uniform sample of these runs. The same request
 * takes the same sample.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 *
 * @param options the zone that times with a zone are converted to in the filter: the process's own when absent
 */
export function fieldValues(
  table: Table,
  request: FieldValuesRequest,
  options: { readonly timeZone?: string } = {},
): FieldValuesResult {
  return finish(fieldValuesSteps(table, request, options));
}

/** The steps of `fieldValues`. */
export function* fieldValuesSteps(
  table: Table,
  request: FieldValuesRequest,
  options: { readonly timeZone?: string } = {},
): Steps<FieldValuesResult> {
  const { filter = {}, fields, maxPoints = 10_000, seed = 0, includeRunIds = false } = request;
  if (fields.length < 1 || fields.length > MAX_FIELDS) {
    const message = `expected 1 to ${MAX_FIELDS} fields, not ${fields.length}`;
    throw new AtlasError("invalid_query", message, { location: ["fields"] });
  }
  for (const [i, path] of fields.entries()) checkField(path, ["fields", i]);
  checkInteger(maxPoints, 1, MAX_POINTS, ["maxPoints"]);
  const matched = listOf(yield* filterSteps(table, filter, { ...options, location: ["filter"] }));
  const { rows: sample, ...counts } = sampleRows(matched, maxPoints, seed);
  yield;
  const rows = sortRows(table, sample, NEWEST_FIRST);
  const values: [FieldPath, (Value | null)[]][] = [];
  for (const path of fields) {
    yield;
    values.push([path, valuesOf(table, path, rows)]);
  }
  const result = { fields: Object.fromEntries(values), ...counts };
  if (!includeRunIds) return result;
  return { ...result, run_ids: Array.from(rows, (row) => table.runId(row)!) };
}

function valuesOf(table: Table, path: FieldPath, rows: Uint32Array): (Value | null)[] {
  const column = table.column(path);
  return Array.from(rows, (row) => column?.cell(row) ?? null);
}
