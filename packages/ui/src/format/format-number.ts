import { decimalExponent, exponentText, fixedText, MINUS } from "./digits.ts";
import { formatCount } from "./format-count.ts";

/** How a number is written. */
export interface NumberOptions {
  /** Significant digits at most; 4 when absent. Whole numbers keep all of theirs. */
  readonly significant?: number;
}

/**
 * A number as a person reads it: whole numbers with all their digits, others with at most four significant ones,
 * a true minus, commas at the thousands, an exponent below 0.0001 and (unless whole) from 100,000 on. `NaN` and
 * the infinities are words.
 */
export function formatNumber(value: number | bigint, options: NumberOptions = {}): string {
  if (typeof value === "bigint") return formatCount(value);
  if (!Number.isFinite(value)) return nonFiniteWord(value);
  if (value === 0) return "0";
  const significant = options.significant ?? 4;
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return formatCount(value);
  if (size < 1e-4 || size >= 1e5) return exponentText(value, shortDecimals(value, significant - 1));
  const decimals = Math.max(0, significant - 1 - decimalExponent(value));
  return fixedText(value, decimals)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

/** The word that stands for a number that is not finite. */
function nonFiniteWord(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "Infinity" : `${MINUS}Infinity`;
}

/** How many decimals the mantissa needs, up to a limit. */
function shortDecimals(value: number, limit: number): number {
  const mantissa = value
    .toExponential(limit)
    .split("e")[0]!
    .replace(/\.?0+$/, "");
  const point = mantissa.indexOf(".");
  return point < 0 ? 0 : mantissa.length - point - 1;
}
