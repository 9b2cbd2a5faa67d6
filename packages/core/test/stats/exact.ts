// Doubles as integers, so that sums and products of them are exact: an oracle for sums and spreads.

/** A finite double as a number of 2^-1074. */
export function exact(value: number): bigint {
  return exactSum([value]);
}

/** The sum of finite doubles, as a number of 2^-1074. */
export function exactSum(values: Iterable<number>): bigint {
  const view = new DataView(new ArrayBuffer(8));
  const sumOfExponent = new Map<bigint, bigint>();
  for (const value of values) {
    view.setFloat64(0, value);
    const bits = view.getBigUint64(0);
    const exponent = (bits >> 52n) & 0x7ffn;
    const fraction = (bits & 0xf_ffff_ffff_ffffn) | (exponent === 0n ? 0n : 1n << 52n);
    const sum = sumOfExponent.get(exponent) ?? 0n;
    sumOfExponent.set(exponent, value < 0 ? sum - fraction : sum + fraction);
  }
  let sum = 0n;
  for (const [exponent, fractions] of sumOfExponent) {
    sum += fractions << (exponent === 0n ? 0n : exponent - 1n);
  }
  return sum;
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** What the last place of a double of this size (a number of 2^-1074, positive) is worth, in the same unit. */
export function ulp(size: bigint): bigint {
  const bits = size.toString(2).length;
  return bits > 53 ? 1n << BigInt(bits - 53) : 1n;
}

/** The greatest finite double as a number of 2^-1074. */
export const GREATEST = exact(Number.MAX_VALUE);

/** The sample variance of doubles, as a fraction whose unit is 2^(2 * -1074). */
export function exactVariance(values: readonly number[]): { numerator: bigint; denominator: bigint } {
  const n = BigInt(values.length);
  const sum = exactSum(values);
  let squares = 0n;
  for (const value of values) squares += exact(value) ** 2n;
  return { numerator: n * squares - sum * sum, denominator: n * (n - 1n) };
}

/** How far `a` is from `b`, in parts of `b`. */
export function relativeError(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return Number((abs(a - b) * 10n ** 20n) / abs(b)) / 1e20;
}
