import { type Extent, extentOf, spanScale } from "./extent.ts";

/**
 * The sample standard deviation (n - 1) of finite numbers, from their deviations, so that values such as 1e9 and a
 * little noise lose no digits; NaN of fewer than two.
 *
 * @param mean of the numbers; that it is rounded is made up for
 * @param extent of the numbers, where it is known
 * @see T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for computing the sample variance", TAS 37 (1983)
 */
export function standardDeviation(
  values: Float64Array,
  mean: number,
  { min, max }: Extent = extentOf(values),
): number {
  const { length } = values;
  if (length < 2) return Number.NaN;
  const scale = spanScale(min, max);
  const center = mean * scale;
  const greatest = Math.max(max * scale - center, center - min * scale);
  if (greatest === 0) return 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < length; i++) {
    // At most 1, so that its square neither overflows nor vanishes.
    const deviation = (values[i]! * scale - center) / greatest;
    sum += deviation;
    squares += deviation * deviation;
  }
  return (greatest * Math.sqrt((squares - (sum * sum) / length) / (length - 1))) / scale;
}
