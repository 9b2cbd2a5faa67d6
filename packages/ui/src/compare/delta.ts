import type { Value } from "@atlas/core";
import { MINUS } from "../format/digits.ts";
import { formatNumber } from "../format/format-number.ts";

/** How far a number is from the baseline's. */
export interface Delta {
  /** The number less the baseline's. */
  readonly difference: number | bigint;
  /** The difference in parts of the baseline's size; `undefined` where that is 0. */
  readonly share: number | undefined;
}

/** How far a value is from the baseline's; `undefined` unless both are finite numbers. */
export function deltaOf(value: Value | null, baseline: Value | null): Delta | undefined {
  if (!isFiniteNumber(value) || !isFiniteNumber(baseline)) return undefined;
  const difference =
    typeof value === "bigint" && typeof baseline === "bigint"
      ? value - baseline
      : Number(value) - Number(baseline);
  const size = Math.abs(Number(baseline));
  return { difference, share: size === 0 ? undefined : Number(difference) / size };
}

/** A difference with its sign: `+0.55`; 0 has none. */
export function formatDifference(difference: number | bigint, write = formatNumber): string {
  return (difference > 0 ? "+" : "") + write(difference);
}

/** A part in percent with its sign, `+12.5%`, and from ten times on as a factor: `11\u00d7`. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return "";
  if (Math.abs(share) >= 10)
    return `${share < 0 ? MINUS : ""}${formatNumber(Math.abs(share + 1), { significant: 3 })}\u00d7`;
  const percent = 100 * share;
  const text =
    Math.abs(percent) < 0.1
      ? formatNumber(percent, { significant: 1 })
      : formatNumber(Number(percent.toFixed(1)));
  return `${share > 0 ? "+" : ""}${text}%`;
}

function isFiniteNumber(value: Value | null): value is number | bigint {
  return typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value));
}
