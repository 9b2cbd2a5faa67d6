import { tDensity } from "./t-density.ts";

/**
 * The probability that a value of Student's t distribution is above `t`, accurate also where it is tiny.
 *
 * @param t at least 0
 * @param degreesOfFreedom positive, a whole number or not
 * @param density of the distribution at `t`, where it is known already
 * @see https://dlmf.nist.gov/8.17.E22
 */
export function tTail(t: number, degreesOfFreedom: number, density = tDensity(t, degreesOfFreedom)): number {
  if (t === Number.POSITIVE_INFINITY) return 0;
  const a = degreesOfFreedom / 2;
  const square = t * t;
  const total = degreesOfFreedom + square;
  // Near the middle, the difference from a half is what can be told accurately.
  if (square <= Math.min(degreesOfFreedom, 12)) {
    return 0.5 - t * density * betaFraction(0.5, a, square / total);
  }
  return ((t * density) / degreesOfFreedom) * betaFraction(a, 0.5, degreesOfFreedom / total);
}

/**
 * The regularised incomplete beta function as a continued fraction, but for its powers of `x` and 1 - `x`.
 */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (!(Math.abs(factor - 1) > Number.EPSILON)) return value;
  }
}

/** A number that can be divided by. */
function guarded(divisor: number): number {
  return divisor === 0 ? Number.MIN_VALUE * 2 ** 60 : divisor;
}
