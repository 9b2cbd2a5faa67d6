import type { JsonObject, JsonValue } from "../json/value.ts";

/** The namespaces of a run's fields, in the order in which they are shown. */
export const NAMESPACES = ["record", "params", "metrics", "derived"] as const;

/** One of the namespaces of a run's fields. */
export type Namespace = (typeof NAMESPACES)[number];

/** NAMESPACE.KEY, split at the first dot only: the rest may hold any characters, dots included. */
export type FieldPath = `${Namespace}.${string}`;

/** What a field may be in a run that has it. NaN is a value, null is none. */
export type Value = number | bigint | string | boolean | JsonValue[] | JsonObject;

/** A field of one run: `undefined` where the run lacks the field or holds a null. */
export type Cell = Value | undefined;

/** `numeric`, `string` or `boolean` when every value is; `unknown` for lists, objects and mixtures. */
export type FieldType = "numeric" | "string" | "boolean" | "unknown";

/** What is known of one field over a set of runs. */
export interface FieldInfo {
  readonly path: FieldPath;
  readonly type: FieldType;
  /** Runs that have a value, NaN included. */
  readonly count: number;
  /** How many different values there are. */
  readonly distinct: number;
  /** Strings (by code point) and booleans ("False", "True") only; the first 100. */
  readonly values?: readonly string[];
  /** The least finite number; numeric fields only, absent when no value is finite. */
  readonly min_value?: number | bigint;
  /** The greatest finite number; numeric fields only, absent when no value is finite. */
  readonly max_value?: number | bigint;
}

/** Whether a text is a field path. */
export function isFieldPath(text: string): text is FieldPath {
  const dot = text.indexOf(".");
  return dot > 0 && isNamespace(text.slice(0, dot));
}

/** Whether a text is the name of a namespace. */
export function isNamespace(text: string): text is Namespace {
  return (NAMESPACES as readonly string[]).includes(text);
}

/** The namespace and the key of a field path. */
export function splitFieldPath(path: FieldPath): { namespace: Namespace; key: string } {
  const dot = path.indexOf(".");
  return { namespace: path.slice(0, dot) as Namespace, key: path.slice(dot + 1) };
}

/** Whether a field holds times, which compare by their wall clock. */
export function isTimeField(path: string): boolean {
  return path === "record.started_at" || path === "record.finished_at";
}
