import type { JsonObject, JsonValue } from "../json/value.ts";
import type { Cell, Namespace, Value } from "../model/field.ts";
import type { Run, RunRecord } from "../model/run.ts";

/** Receives one field of a run. */
export type FieldVisitor = (namespace: Namespace, key: string, value: Value) => void;

/**
 * Visits every field that a run has a value for, each once, in no order. Nulls are no values, nor are empty tags.
 * An object is a value under its own name, and so is everything in it under dotted names, at any depth; where a
 * name with dots and a path through objects meet, the longer name wins.
 */
export function visitFields(run: Run, visit: FieldVisitor): void {
  for (const [key, read] of RECORD_FIELDS) {
    const value = read(run.record);
    if (value !== null && value !== undefined) visit("record", key, value);
  }
  visitMembers(run.params, (key, value) => visit("params", key, value));
  visitMembers(run.metrics, (key, value) => visit("metrics", key, value));
  visitDerived(run.derived_metrics, visit);
}

/** `visitFields` of derived metrics alone. */
export function visitDerived(derived: JsonObject, visit: FieldVisitor): void {
  visitMembers(derived, (key, value) => visit("derived", key, value));
}

const RECORD_FIELDS: readonly (readonly [string, (record: RunRecord) => Cell | null])[] = [
  ["experiment_id", (record) => record.experiment_id],
  ["status", (record) => record.status],
  ["context_fingerprint", (record) => record.context_fingerprint],
  ["params_fingerprint", (record) => record.params_fingerprint],
  ["seed_fingerprint", (record) => record.seed_fingerprint],
  ["started_at", (record) => record.started_at],
  ["finished_at", (record) => record.finished_at],
  ["duration_ms", (record) => record.duration_ms],
  ["tags", (record) => (record.tags.length === 0 ? undefined : [...record.tags])],
  ["provenance.host", (record) => record.provenance.host],
  ["provenance.executor_id", (record) => record.provenance.executor_id],
  ["provenance.code_hash", (record) => record.provenance.code_hash],
  ["provenance.python_version", (record) => record.provenance.python_version],
  ["provenance.metalab_version", (record) => record.provenance.metalab_version],
  ["error.type", (record) => record.error?.type],
  ["error.message", (record) => record.error?.message],
];

type MemberVisitor = (key: string, value: Value) => void;

function visitMembers(object: JsonObject, visit: MemberVisitor): void {
  if (Object.values(object).some(isObject)) {
    visitNested(object, "", new Set(), visit);
    return;
  }
  for (const key of Object.keys(object)) visitValue(key, object[key], visit);
}

function visitNested(object: JsonObject, prefix: string, visited: Set<string>, visit: MemberVisitor): void {
  for (const key of Object.keys(object)) {
    const path = prefix + key;
    if (visited.has(path)) continue;
    visited.add(path);
    visitValue(path, object[key], visit);
  }
  const longestFirst = Object.keys(object).sort((a, b) => b.length - a.length);
  for (const key of longestFirst) {
    const value = object[key];
    if (isObject(value)) visitNested(value, `${prefix}${key}.`, visited, visit);
  }
}

function visitValue(key: string, value: JsonValue | undefined, visit: MemberVisitor): void {
  if (value !== null && value !== undefined) visit(key, value);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
