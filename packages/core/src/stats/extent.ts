/** The least and the greatest of some numbers. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** The extent of numbers, none of them NaN; Infinity and -Infinity of none. */
export function extentOf(values: Float64Array): Extent {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/**
 * What numbers of this extent are multiplied by so that the difference of any two is finite: 1, or where they reach
 * from one end of all doubles towards the other, a power of two.
 */
export function spanScale(min: number, max: number): number {
  return Number.isFinite(max - min) ? 1 : 0.25;
}
