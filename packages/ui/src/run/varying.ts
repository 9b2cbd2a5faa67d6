import {
  type FieldIndex,
  type FieldInfo,
  type FieldPath,
  type Namespace,
  type Run,
  splitFieldPath,
} from "@atlas/core";
import { numericMeasuresOf } from "./measures.ts";

const MEASURES: ReadonlySet<Namespace> = new Set(["metrics", "derived"]);

/** Whether a field tells runs apart: it has several values, or some runs lack it. */
export function isVarying(field: FieldInfo, runCount: number): boolean {
  return field.distinct > 1 || field.count < runCount;
}

/**
 * The number that tells a run from its replicates where there is room for one: the first that varies over the
 * experiment, metrics before derived ones, of those that the run has, if it has any.
 */
export function mainMetricOf(run: Run, index: FieldIndex): FieldPath | undefined {
  const own = new Set(numericMeasuresOf(run));
  const varying = index.fields
    .filter((field) => field.type === "numeric" && isVarying(field, index.run_count))
    .map((field) => field.path)
    .filter((path) => MEASURES.has(splitFieldPath(path).namespace));
  return varying.find((path) => own.has(path)) ?? varying[0];
}
