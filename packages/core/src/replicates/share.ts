import type { FieldPath } from "../model/field.ts";
import { jackknifeInterval } from "../stats/jackknife.ts";

/** A part of a variance, with its 95% interval; null where there is too little for one. */
export interface Share {
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What a param, or two of them together beyond each alone, explains of a metric's variance. */
export interface VarianceShare extends Share {
  readonly params: readonly [FieldPath] | readonly [FieldPath, FieldPath];
}

/** A share with the interval that the shares without one part of the data each give it. */
export function shareWithout(share: number, without: readonly number[]): Share {
  const interval = jackknifeInterval(share, without);
  if (interval === undefined) return { share, low: null, high: null };
  return { share, low: Math.max(0, interval.low), high: Math.min(1, interval.high) };
}
