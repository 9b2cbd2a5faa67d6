import type { JsonValue, ResultInfo } from "@atlas/core";
import type { CurvePoint } from "../chart/thin-curve.ts";

/** Whether a result is a value by step rather than one value. */
export function isStepped({ metadata, shape, dtype }: ResultInfo): boolean {
  return metadata["type"] === "stepped_metric" || (dtype === null && shape?.length === 2 && shape[1] === 2);
}

/**
 * The points of a list of [step, value] pairs by ascending step, true as 1 and false as 0; what is no number is a
 * gap. `undefined` when it is no such list, or none of its values is a number.
 */
export function curveOf(data: JsonValue): CurvePoint[] | undefined {
  if (!Array.isArray(data) || data.length === 0) return undefined;
  const points: CurvePoint[] = [];
  let isAscending = true;
  for (const pair of data) {
    if (!Array.isArray(pair)) return undefined;
    const x = numberOf(pair[0]);
    if (!Number.isFinite(x)) return undefined;
    isAscending &&= points.length === 0 || points.at(-1)![0] <= x;
    points.push([x, numberOf(pair[1])]);
  }
  if (points.every(([, y]) => Number.isNaN(y))) return undefined;
  return isAscending ? points : points.sort((a, b) => a[0] - b[0]);
}

function numberOf(value: JsonValue | undefined): number {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
    ? Number(value)
    : Number.NaN;
}
