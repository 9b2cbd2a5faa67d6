import { decimalExponent, exponentText, fixedText } from "../format/digits.ts";

/**
 * Round numbers from `low` to `high`, ascending: multiples of 1, 2 or 5 times a power of ten, about `count` of them.
 * None for an empty range.
 */
export function linearTicks(low: number, high: number, count: number): number[] {
  const step = roundStep((high - low) / Math.max(1, count));
  if (!(step > 0) || !Number.isFinite(step)) return [];
  // Multiples of a whole number divided by a power of ten carry no error of a sum.
  const divisor = step < 1 ? Math.round(1 / unitOf(step)) : 1;
  const whole = Math.round(step * divisor);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks: number[] = [];
  for (let place = first; place <= last; place++) ticks.push((place * whole) / divisor + 0);
  return ticks;
}

/** The texts of round numbers that stand along one axis: with the same decimals, or all with an exponent. */
export function tickTexts(ticks: readonly number[]): string[] {
  const greatest = Math.max(...ticks.map(Math.abs), 0);
  if (greatest === 0) return ticks.map(() => "0");
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : greatest;
  const stepExponent = decimalExponent(step);
  const top = decimalExponent(greatest);
  if (top >= 6 || top < -3) {
    const decimals = Math.max(0, top - stepExponent);
    return ticks.map((tick) => (tick === 0 ? "0" : exponentText(tick, decimalsOf(tick, decimals))));
  }
  return ticks.map((tick) => (tick === 0 ? "0" : fixedText(tick, Math.max(0, -stepExponent))));
}

/** As few decimals of a mantissa as tell the number, up to a limit. */
function decimalsOf(value: number, limit: number): number {
  const mantissa = value
    .toExponential(limit)
    .split("e")[0]!
    .replace(/\.?0+$/, "");
  const point = mantissa.indexOf(".");
  return point < 0 ? 0 : mantissa.length - point - 1;
}

function roundStep(least: number): number {
  if (!(least > 0)) return 0;
  const unit = unitOf(least);
  const factor = least / unit;
  if (factor <= 1) return unit;
  if (factor <= 2) return 2 * unit;
  return factor <= 5 ? 5 * unit : 10 * unit;
}

function unitOf(value: number): number {
  return Number(`1e${decimalExponent(value)}`);
}
