/** A range of numbers, both bounds included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
