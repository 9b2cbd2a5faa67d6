import type { ReplicateSummary } from "@atlas/core";
import { decimalExponent, exponentText, fixedText, MINUS } from "../format/digits.ts";

/** A mean as a column writes it, in parts that stand under each other down the column. */
export interface MeanText {
  readonly mean: string;
  /** The half-width of its 95% interval; "" where there is none. */
  readonly half: string;
  /** The power of ten that both are to be taken by; "" for none. */
  readonly exponent: string;
}

/** A mean, and the half-width of its interval where it has one. */
export interface Mean {
  readonly mean: number;
  readonly half: number | undefined;
}

/** The mean of a summary; `undefined` where no replicate has a finite number. */
export function meanOf({ mean, low, high }: ReplicateSummary): Mean | undefined {
  if (mean === null) return undefined;
  return { mean, half: low === null || high === null ? undefined : (high - low) / 2 };
}

const SIGNIFICANT = 4;
const MANTISSA_DECIMALS = 2;

/**
 * How a column of such means writes each of them: with one number of decimals, as many as show two digits of the
 * usual half-width, at most four digits of the greatest; or, where they span too much for that, with exponents.
 */
export function meanFormat(means: readonly Mean[]): (mean: Mean) => MeanText {
  const sizes = means.map(({ mean }) => Math.abs(mean)).filter((size) => size > 0);
  const halves = means.flatMap(({ half }) => (half !== undefined && half > 0 ? [half] : []));
  sizes.sort((a, b) => a - b);
  halves.sort((a, b) => a - b);
  const isWhole = halves.length === 0 && sizes.every(Number.isInteger);
  const top = sizes.length === 0 ? 0 : decimalExponent(sizes.at(-1)!);
  const low = sizes.length === 0 ? 0 : decimalExponent(sizes[Math.floor(sizes.length / 4)]!);
  const most = Math.max(0, SIGNIFICANT - 1 - top);
  const usual = halves[Math.floor(halves.length / 2)];
  const decimals = isWhole
    ? 0
    : Math.min(most, usual === undefined ? most : Math.max(0, 1 - decimalExponent(usual)));
  if (isWhole || (top < 6 && top >= -3 && low + most >= 1)) {
    return ({ mean, half }) => ({
      mean: fixedText(mean, decimals),
      half: half === undefined ? "" : fixedText(half, decimals),
      exponent: "",
    });
  }
  return scientific;
}

function scientific({ mean, half }: Mean): MeanText {
  const power = mean === 0 ? (half ? decimalExponent(half) : 0) : decimalExponent(mean);
  const scaled = (value: number) => {
    const mantissa = value / 10 ** power;
    return Math.abs(mantissa) < 1000 ? fixedText(mantissa, MANTISSA_DECIMALS) : exponentText(mantissa, 0);
  };
  const digits = String(Math.abs(power)).padStart(2, "0");
  return {
    mean: scaled(mean),
    half: half === undefined ? "" : scaled(half),
    exponent: power === 0 ? "" : `e${power < 0 ? MINUS : "+"}${digits}`,
  };
}
