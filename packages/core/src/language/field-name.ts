import { type FieldPath, isFieldPath, isNamespace, type Namespace, splitFieldPath } from "../model/field.ts";
import { isBare, quoted } from "./text-literal.ts";

/** Names that stand for fields of the record; of several for one field, the first is printed. */
const SHORT_NAMES: readonly (readonly [name: string, path: FieldPath])[] = [
  ["run", "record.run_id"],
  ["experiment", "record.experiment_id"],
  ["status", "record.status"],
  ["started", "record.started_at"],
  ["finished", "record.finished_at"],
  ["duration", "record.duration_ms"],
  ["tags", "record.tags"],
  ["host", "record.provenance.host"],
  ["error", "record.error.type"],
  ["run_id", "record.run_id"],
  ["experiment_id", "record.experiment_id"],
  ["started_at", "record.started_at"],
  ["finished_at", "record.finished_at"],
  ["duration_ms", "record.duration_ms"],
];

const pathOfName = new Map(SHORT_NAMES);
const nameOfPath = new Map(SHORT_NAMES.toReversed().map(([name, path]) => [path, name]));

/** The field whose numbers are durations. */
export const DURATION: FieldPath = "record.duration_ms";

/** The field that a bare word names: NAMESPACE.KEY, or a short name of a field of the record. */
export function fieldOfWord(word: string): FieldPath | undefined {
  const short = pathOfName.get(word);
  if (short !== undefined) return short;
  return isFieldPath(word) && splitFieldPath(word).key !== "" ? word : undefined;
}

/** The name of a field as a query's text has it: short where there is a short one, in quotes where it must be. */
export function printField(field: FieldPath | Namespace): string {
  const short = nameOfPath.get(field as FieldPath);
  if (short !== undefined) return short;
  if (isNamespace(field)) return field;
  const { namespace, key } = splitFieldPath(field);
  return isBare(field) ? field : `${namespace}.${quoted(key)}`;
}
