import { type FieldIndex, type FieldInfo, type FieldPath, type Namespace, splitFieldPath } from "@atlas/core";

/** More columns than anyone reads: a store with thousands of metrics starts with those that most runs have. */
const DEFAULT_LIMIT = 40;

/** What is shown of the record when nobody chose: the rest of it says where a run comes from. */
const RECORD_DEFAULTS: readonly FieldPath[] = [
  "record.experiment_id",
  "record.status",
  "record.error.type",
  "record.duration_ms",
  "record.started_at",
];

/** What of these is seldom the same in all runs of a configuration. */
const OF_REPLICATES: ReadonlySet<FieldPath> = new Set([
  "record.status",
  "record.error.type",
  "record.started_at",
]);

/** The fields that a table can show as columns: all but the run's id, which every row begins with. */
export function columnFields(index: FieldIndex): readonly FieldInfo[] {
  return index.fields.filter((info) => info.path !== "record.run_id");
}

/** Whether every run has the field with one and the same value. */
export function isConstant(info: FieldInfo, index: FieldIndex): boolean {
  return info.distinct === 1 && info.count === index.run_count;
}

/** The fields that are the same in every run, params first: what a table says once instead of in every row. */
export function constantFields(index: FieldIndex): readonly FieldInfo[] {
  if (index.run_count < 2) return [];
  const constants = columnFields(index).filter((info) => isConstant(info, index));
  return ["params", "metrics", "derived", "record"].flatMap((namespace) =>
    constants.filter((info) => splitFieldPath(info.path).namespace === namespace),
  );
}

/**
 * The columns of a table when nobody chose: what varies of params, metrics and derived metrics, then the status, the
 * error, the duration and the time of the run.
 */
export function defaultColumns(index: FieldIndex): readonly FieldPath[] {
  const varying = varyingFields(index);
  const of = (namespace: Namespace) =>
    varying.filter((info) => splitFieldPath(info.path).namespace === namespace);
  const record = RECORD_DEFAULTS.filter((path) => varying.some((info) => info.path === path));
  const data = mostCommon(
    [...of("params"), ...of("metrics"), ...of("derived")],
    DEFAULT_LIMIT - record.length,
  );
  const experiment = record.filter((path) => path === "record.experiment_id");
  const rest = record.filter((path) => path !== "record.experiment_id");
  return [...experiment, ...data.map((info) => info.path), ...rest];
}

/** The columns of a table of configurations when nobody chose: without what tells replicates apart. */
export function collapsedColumns(index: FieldIndex): readonly FieldPath[] {
  return defaultColumns(index).filter((path) => !OF_REPLICATES.has(path));
}

/** Every field that is not the same in all runs, in the index's own order. */
export function varyingColumns(index: FieldIndex): readonly FieldPath[] {
  return varyingFields(index).map((info) => info.path);
}

/** The columns with another one, which stands after those of its namespace that come before it in the index. */
export function withColumn(
  columns: readonly FieldPath[],
  path: FieldPath,
  index: FieldIndex,
): readonly FieldPath[] {
  if (columns.includes(path)) return columns;
  const rank = new Map(index.fields.map((info, at) => [info.path, at]));
  const { namespace } = splitFieldPath(path);
  const isBefore = (other: FieldPath) =>
    splitFieldPath(other).namespace === namespace && (rank.get(other) ?? -1) < (rank.get(path) ?? 0);
  let place = columns.findLastIndex(isBefore) + 1;
  if (place === 0) place = columns.findIndex((other) => splitFieldPath(other).namespace === namespace);
  if (place < 0) place = columns.length;
  return columns.toSpliced(place, 0, path);
}

/** The columns without one. */
export function withoutColumn(columns: readonly FieldPath[], path: FieldPath): readonly FieldPath[] {
  return columns.filter((other) => other !== path);
}

/** The columns with one of them at another place among the others. */
export function movedColumn(
  columns: readonly FieldPath[],
  path: FieldPath,
  place: number,
): readonly FieldPath[] {
  return withoutColumn(columns, path).toSpliced(place, 0, path);
}

/** The columns with the pinned ones first, each kind in the order in which they stand. */
export function pinnedFirst(
  columns: readonly FieldPath[],
  pinned: readonly FieldPath[],
): readonly FieldPath[] {
  return [
    ...columns.filter((path) => pinned.includes(path)),
    ...columns.filter((path) => !pinned.includes(path)),
  ];
}

function varyingFields(index: FieldIndex): readonly FieldInfo[] {
  const fields = columnFields(index);
  return index.run_count < 2 ? fields : fields.filter((info) => !isConstant(info, index));
}

/** At most `limit` of the fields, those that most runs have, in their own order. */
function mostCommon(fields: readonly FieldInfo[], limit: number): readonly FieldInfo[] {
  if (fields.length <= limit) return fields;
  const chosen = new Set(fields.toSorted((a, b) => b.count - a.count).slice(0, limit));
  return fields.filter((info) => chosen.has(info));
}
