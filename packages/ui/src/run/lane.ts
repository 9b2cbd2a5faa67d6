import type { FieldInfo } from "@atlas/core";

/** The range of a field over an experiment, as an axis on which a run's value has its place. */
export interface Lane {
  readonly min: number | bigint;
  readonly max: number | bigint;
  /** `log` where the values are positive and span three decades or more. */
  readonly scale: "linear" | "log";
  /** Where a value lies, 0 at the least and 1 at the greatest. */
  place(value: number | bigint): number;
}

const LOG_RATIO = 1000;

/** The lane of a numeric field; `undefined` when its range is empty or a single point. */
export function laneOf({ min_value: min, max_value: max }: FieldInfo): Lane | undefined {
  if (min === undefined || max === undefined || !(min < max)) return undefined;
  const isLog = min > 0 && Number(max) / Number(min) >= LOG_RATIO;
  // Halves, as the whole range may be wider than the greatest double.
  const halfOf = (value: number | bigint) => (isLog ? Math.log(Number(value)) : Number(value)) / 2;
  const low = halfOf(min);
  const span = halfOf(max) - low;
  if (!(span > 0)) return undefined;
  return { min, max, scale: isLog ? "log" : "linear", place: (value) => (halfOf(value) - low) / span };
}
