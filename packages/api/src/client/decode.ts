import type {
  Cell,
  DatasetInfo,
  FieldIndex,
  FieldInfo,
  JsonValue,
  Namespace,
  RowsPage,
  RowsQuery,
  Run,
} from "@atlas/core";
import { compareNatural, NAMESPACES } from "@atlas/core";
import type { FieldInfoAnswer, FieldsAnswer } from "../schemas/fields.ts";
import type { HealthAnswer } from "../schemas/health.ts";
import type { RowsAnswer } from "../schemas/rows.ts";
import type { RunAnswer } from "../schemas/run.ts";
import { restoreNonFinite } from "../wire/non-finite.ts";

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
