import type {
  AggregateRequest,
  AggregateResult,
  Cell,
  DatasetInfo,
  FieldIndex,
  FieldInfo,
  HistogramRequest,
  HistogramResult,
  JsonValue,
  Namespace,
  RowsPage,
  RowsQuery,
  Run,
  Versioned,
} from "@atlas/core";
import { compareNatural, NAMESPACES } from "@atlas/core";
import type { AggregateAnswer } from "../schemas/aggregate.ts";
import type { FieldInfoAnswer, FieldsAnswer } from "../schemas/fields.ts";
import type { HealthAnswer } from "../schemas/health.ts";
import type { HistogramAnswer } from "../schemas/histogram.ts";
import type { RowsAnswer } from "../schemas/rows.ts";
import type { RunAnswer } from "../schemas/run.ts";
import { type NonFinite, restoreNonFinite } from "../wire/non-finite.ts";

/** What the data are, from the state of the server. */
export function infoOf(answer: HealthAnswer): DatasetInfo {
  const { runs, problems, problem_count, progress, last_scan } = answer;
  return {
    version: answer.data_version,
    location: answer.store_path,
    runs,
    stores: answer.store_list,
    problems,
    problem_count,
    progress,
    last_scan,
  };
}

/** A page of rows with what JSON has no word for: NaN, infinities, and missing cells. */
export function rowsPageOf(query: RowsQuery, answer: RowsAnswer): RowsPage {
  const { run_ids, total, counts, version, non_finite = {} } = answer;
  for (const [path, words] of Object.entries(non_finite))
    restoreNonFinite(answer.columns[path] as object, words);
  const columns = query.columns.map((path) => (answer.columns[path] as readonly JsonValue[]).map(cellOf));
  return { columns, run_ids, total, counts, version };
}

/** The members of an aggregate's request, as the wire names them. */
export function aggregateBodyOf(request: AggregateRequest): object {
  return {
    x_field: request.x,
    y_field: request.y,
    group_by: request.groupBy,
    facet_by: request.facetBy,
    agg_fn: request.statistic,
    error_bars: request.errorBars,
    replicate_field: request.replicateField,
    filter: request.filter,
    include_run_ids: request.includeRunIds ?? false,
  };
}

/** Series of points, without what only repeats the request. */
export function aggregateOf(answer: AggregateAnswer): Versioned<AggregateResult> {
  const { series, counts, interval, mixed, version } = restored(answer) as Versioned<AggregateResult>;
  return { series, counts, interval, mixed, version };
}

/** The members of a histogram's request, as the wire names them. */
export function histogramBodyOf({ bins, stackBy, ...request }: HistogramRequest): object {
  return { ...request, bin_count: bins, stack_by: stackBy };
}

/** A histogram, without what only repeats the request. */
export function histogramOf(answer: HistogramAnswer): Versioned<HistogramResult> {
  const { field: _, ...result } = restored(answer);
  return result as Versioned<HistogramResult>;
}

/** An answer with its NaN and infinities; the answer itself is changed. */
function restored<Answer extends { readonly non_finite?: NonFinite }>(
  answer: Answer,
): Omit<Answer, "non_finite"> {
  const { non_finite, ...members } = answer;
  if (non_finite) restoreNonFinite(members, non_finite);
  return members;
}

/** A run with its NaN and infinities. */
export function runOf(answer: RunAnswer): Run {
  const { non_finite, ...run } = answer;
  const { record, params, metrics, derived_metrics: derived, artifacts } = run;
  if (non_finite) restoreNonFinite({ record, params, metrics, derived, artifacts }, non_finite);
  return run as Run;
}

/** The field index as one list, in an order that the names of an object cannot keep. */
export function fieldIndexOf(answer: FieldsAnswer): FieldIndex {
  const fields = NAMESPACES.flatMap((namespace) => fieldsOf(namespace, answer[`${namespace}_fields`]));
  return { fields, run_count: answer.run_count, version: answer.version };
}

function fieldsOf(namespace: Namespace, fields: { readonly [key: string]: FieldInfoAnswer }): FieldInfo[] {
  const entries = Object.entries(fields).sort(([a], [b]) => compareNatural(a, b));
  return entries.map(([key, { type, count, distinct, values, min_value, max_value }]) => ({
    path: `${namespace}.${key}`,
    type,
    count,
    distinct,
    ...(values !== null && { values }),
    ...(min_value !== null && { min_value }),
    ...(max_value !== null && { max_value }),
  }));
}

function cellOf(value: JsonValue): Cell {
  return value === null ? undefined : value;
}
