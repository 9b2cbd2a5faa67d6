import type { Comparison } from "./query.ts";

/** The doubles from one to another, both included; none when `least` is above `greatest`, or one of them NaN. */
export interface NumberInterval {
  readonly least: number;
  readonly greatest: number;
}

/** The doubles that pass a comparison, exactly also with a `bigint`; `undefined` where they are no interval. */
export function intervalOf({ op, value }: Comparison): NumberInterval | undefined {
  switch (op) {
    case "eq":
      return isNumber(value) ? { least: leastFrom(value), greatest: greatestTo(value) } : undefined;
    case "between":
      return isNumber(value[0]) && isNumber(value[1])
        ? { least: leastFrom(value[0]), greatest: greatestTo(value[1]) }
        : undefined;
    case "ge":
    case "gt":
      return isNumber(value)
        ? { least: leastFrom(value, op === "ge"), greatest: Number.POSITIVE_INFINITY }
        : undefined;
    case "le":
    case "lt":
      return isNumber(value)
        ? { least: Number.NEGATIVE_INFINITY, greatest: greatestTo(value, op === "le") }
        : undefined;
    default:
      return undefined;
  }
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** The least double that is not below a bound, or is above it; NaN where there is none. */
function leastFrom(bound: number | bigint, isIncluded = true): number {
  const double = Number(bound);
  return (isIncluded ? double < bound : double <= bound) ? nextDouble(double) : double;
}

function greatestTo(bound: number | bigint, isIncluded = true): number {
  return -leastFrom(-bound, isIncluded);
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

function nextDouble(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return Number.NaN;
  if (value === 0) return Number.MIN_VALUE;
  double[0] = value;
  bits[0] = bits[0]! + (value > 0 ? 1n : -1n);
  return double[0]!;
}
