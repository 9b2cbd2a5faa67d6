import type { Cell, FieldPath, JsonValue, Run } from "@atlas/core";
import { leavesOf } from "./leaves.ts";

/** What a run measured, or what was derived of it. */
export interface Measure {
  readonly path: FieldPath;
  readonly value: JsonValue;
}

/** The metrics of a run, then its derived ones, each in natural order of their names. */
export function measuresOf(run: Run): Measure[] {
  return [
    ...leavesOf(run.metrics).map(({ key, value }) => ({ path: `metrics.${key}` as const, value })),
    ...leavesOf(run.derived_metrics).map(({ key, value }) => ({ path: `derived.${key}` as const, value })),
  ];
}

/** The fields of a run whose values have a place on an axis. */
export function numericMeasuresOf(run: Run): FieldPath[] {
  return measuresOf(run)
    .filter(({ value }) => isFiniteNumber(value))
    .map(({ path }) => path);
}

/** Whether a value is a number that has a place on an axis. */
export function isFiniteNumber(value: Cell | null): value is number | bigint {
  return typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value));
}
