import { linearTicks } from "./linear-ticks.ts";

/** Where a logarithmic axis is marked: with labels (`major`) and without (`minor`), both ascending. */
export interface LogTicks {
  readonly major: readonly number[];
  readonly minor: readonly number[];
}

const MOST_DECADES_WITH_MINORS = 8;

/**
 * Powers of ten from `low` to `high`, both above 0, at most about `count` of them labelled. A range within a decade or
 * so is marked at 1, 2 and 5, or as a linear one.
 */
export function logTicks(low: number, high: number, count: number): LogTicks {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const powers = last - first + 1;
  if (powers < 2) return { major: shortRange(low, high, first - 1, last, count), minor: [] };
  const stride = Math.ceil(powers / Math.max(2, count));
  const major: number[] = [];
  const minor: number[] = [];
  for (let exponent = first - 1; exponent <= last; exponent++) {
    if (exponent >= first) (modulo(exponent, stride) === 0 ? major : minor).push(powerOf(exponent));
    if (stride > 1 || powers > MOST_DECADES_WITH_MINORS) continue;
    for (let digit = 2; digit <= 9; digit++) {
      const value = Number(`${digit}e${exponent}`);
      if (value >= low && value <= high) minor.push(value);
    }
  }
  return { major, minor };
}

function shortRange(low: number, high: number, first: number, last: number, count: number): number[] {
  const rounds: number[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    for (const digit of [1, 2, 5]) {
      const value = Number(`${digit}e${exponent}`);
      if (value >= low && value <= high) rounds.push(value);
    }
  }
  return rounds.length >= 3 ? rounds : linearTicks(low, high, count);
}

function powerOf(exponent: number): number {
  return Number(`1e${exponent}`);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
