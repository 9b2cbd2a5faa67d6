import type {
  AggregateResult,
  ArtifactPreview,
  Cell,
  ConfigurationCell,
  ConfigurationsPage,
  ConfigurationsQuery,
  DatasetInfo,
  FieldIndex,
  FieldInfo,
  FieldValuesResult,
  HistogramResult,
  JsonValue,
  LogChunk,
  Namespace,
  RowsPage,
  RowsQuery,
  Run,
  Versioned,
} from "@atlas/core";
import { compareNatural, NAMESPACES } from "@atlas/core";
import type { AggregateAnswer } from "../schemas/aggregate.ts";
import type { PreviewAnswer } from "../schemas/artifacts.ts";
import type { ConfigurationsAnswer } from "../schemas/configurations.ts";
import type { FieldValuesAnswer } from "../schemas/field-values.ts";
import type { FieldInfoAnswer, FieldsAnswer } from "../schemas/fields.ts";
import type { HealthAnswer } from "../schemas/health.ts";
import type { HistogramAnswer } from "../schemas/histogram.ts";
import type { LogAnswer } from "../schemas/logs.ts";
import type { RowsAnswer } from "../schemas/rows.ts";
import type { RunAnswer, RunsPageAnswer } from "../schemas/run.ts";
import { type NonFinite, restoreNonFinite } from "../wire/non-finite.ts";

/** What the data are, from the state of the server. */
export function infoOf(answer: HealthAnswer): DatasetInfo {
  const { runs, problems, problem_count, progress, last_scan, following, links } = answer;
  return {
    version: answer.data_version,
    location: answer.store_path,
    runs,
    stores: answer.store_list,
    problems,
    problem_count,
    progress,
    last_scan,
    following,
    ...(links && { links }),
  };
}

/** A page of rows with what JSON has no word for: NaN, infinities, and missing cells. */
export function rowsPageOf(query: RowsQuery, answer: RowsAnswer): RowsPage {
  const { run_ids, total, counts, version } = answer;
  restoreColumns(answer.columns, answer.non_finite);
  const columns = query.columns.map((path) => (answer.columns[path] as readonly JsonValue[]).map(cellOf));
  return { columns, run_ids, total, counts, version };
}

/** A page of configurations, each with its own cells. */
export function configurationsPageOf(
  query: ConfigurationsQuery,
  answer: ConfigurationsAnswer,
): Versioned<ConfigurationsPage> {
  const { total, counts, version } = answer;
  restoreColumns(answer.columns, answer.non_finite);
  const cellsOf = (place: number) =>
    query.columns.map((path) => cellOfConfiguration(answer.columns[path]![place]!));
  const configurations = answer.configurations.map((configuration, i) => ({
    ...configuration,
    cells: cellsOf(i),
  }));
  return { configurations, total, counts, version };
}

/** The values of some fields, run by run. */
export function fieldValuesOf(answer: FieldValuesAnswer): Versioned<FieldValuesResult> {
  const { run_ids, non_finite, ...values } = answer;
  restoreColumns(values.fields, non_finite);
  return { ...values, ...(run_ids !== null && { run_ids }) } as Versioned<FieldValuesResult>;
}

/** Series of points, without what only repeats the request. */
export function aggregateOf(answer: AggregateAnswer): Versioned<AggregateResult> {
  const { series, counts, interval, mixed, version } = restored(answer) as Versioned<AggregateResult>;
  return { series, counts, interval, mixed, version };
}

/** A histogram, without what only repeats the request. */
export function histogramOf(answer: HistogramAnswer): Versioned<HistogramResult> {
  const { field: _, ...result } = restored(answer);
  return result as Versioned<HistogramResult>;
}

/** What an artifact holds, without the parts that are null because they do not fit it. */
export function previewOf(answer: PreviewAnswer): ArtifactPreview {
  const { preview, ...artifact } = restored(answer);
  const parts = withoutNull(preview);
  const arrays = Object.entries(preview.numpy_info?.arrays ?? {}).map(
    ([name, array]) => [name, withoutNull(array)] as const,
  );
  return {
    ...artifact,
    preview: preview.numpy_info ? { ...parts, numpy_info: { arrays: Object.fromEntries(arrays) } } : parts,
  } as ArtifactPreview;
}

function withoutNull<Members extends object>(members: Members): Partial<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, member]) => member !== null),
  ) as Partial<Members>;
}

/** A part of a log; `undefined` when there is no such log. */
export function logChunkOf({ exists, content, offset, next_offset, size }: LogAnswer): LogChunk | undefined {
  return exists ? { content, offset, next_offset, size } : undefined;
}

/** An answer with its NaN and infinities; the answer itself is changed. */
export function restored<Answer extends { readonly non_finite?: NonFinite }>(
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

/** The run of a list of one; `undefined` for an empty list. */
export function firstRunOf(answer: RunsPageAnswer): Run | undefined {
  const [first] = answer.runs;
  return first && runOf(first);
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

function restoreColumns(
  columns: { readonly [path: string]: readonly unknown[] },
  words: { readonly [path: string]: NonFinite } = {},
): void {
  for (const [path, ofColumn] of Object.entries(words)) restoreNonFinite(columns[path]!, ofColumn);
}

function cellOfConfiguration(cell: ConfigurationsAnswer["columns"][string][number]): ConfigurationCell {
  return cell.kind === "value" ? { ...cell, value: cellOf(cell.value) } : cell;
}

function cellOf(value: JsonValue): Cell {
  return value === null ? undefined : value;
}
