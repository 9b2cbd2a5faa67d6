/** The powers of ten that doubles hold exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** How many digits `high` takes at most, and `high` and `low` together. */
export const HIGH_DIGITS = 9;
const MAX_DIGITS = 17;

/** What multiplies a double so that its upper 26 bits can be split off (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;

/** More than the relative error of the correction below, which is some 2^-51. */
const MARGIN = 2 ** -45;

/**
 * The double nearest to a decimal number, without making a text of it; NaN where that takes more than a few
 * operations: then it is to be made of the text.
 *
 * @param high the first 9 significant digits, or all of them if they are fewer
 * @param low the others, at most 8
 * @param count how many significant digits there are
 * @param exponent the power of ten that the integer of all digits is to be multiplied with
 */
export function exactDecimal(high: number, low: number, count: number, exponent: number): number {
  if (count > MAX_DIGITS || exponent < -22 || exponent > 22) return Number.NaN;
  // Exact: 5^8 * 10^9 is less than 2^53.
  const upper = count > HIGH_DIGITS ? high * POWERS[count - HIGH_DIGITS]! : high;
  const lower = count > HIGH_DIGITS ? low : 0;
  if (count <= 15) {
    // Both are exact, so that this is the one rounding.
    const digits = upper + lower;
    return exponent < 0 ? digits / POWERS[-exponent]! : digits * POWERS[exponent]!;
  }
  return exponent < 0 ? quotient(upper, lower, POWERS[-exponent]!) : Number.NaN;
}

/**
 * The double nearest to `(upper + lower) / power`, where `upper` is greater than `lower`; NaN where the rounding error
 * of the correction might decide which one that is.
 */
function quotient(upper: number, lower: number, power: number): number {
  const sum = upper + lower;
  const rest = lower - (sum - upper);
  const estimate = sum / power;
  // What the division left over is a double (Dekker).
  const product = estimate * power;
  const a = upperHalf(estimate);
  const b = upperHalf(power);
  const c = estimate - a;
  const d = power - b;
  const leftOver = sum - product - (a * b - product + a * d + c * b + c * d);
  const correction = (leftOver + rest) / power;
  const margin = Math.abs(correction) * MARGIN;
  const nearest = estimate + (correction - margin);
  return nearest === estimate + (correction + margin) ? nearest : Number.NaN;
}

function upperHalf(value: number): number {
  const spread = value * SPLITTER;
  return spread - (spread - value);
}
