import { printNumber } from "./number-literal.ts";
import { UNITS, type Unit } from "./units.ts";

/** Milliseconds of a number of units; those of other units than milliseconds to 15 digits. */
export function durationMs(count: number | bigint, unit: Unit): number | bigint {
  // 4.1 min are 246000 ms, where a product of doubles is 245999.99999999997.
  return unit.ms === 1 ? count : Number((Number(count) * unit.ms).toPrecision(15));
}

/** A duration as a query's text has it, exactly: whole numbers of the greatest unit up to days, else milliseconds. */
export function printDuration(ms: number | bigint): string {
  const unit = Number.isSafeInteger(ms) && (ms as number) > 0 ? greatestUnit(ms as number) : UNITS[0]!;
  return `${printNumber(unit.ms === 1 ? ms : (ms as number) / unit.ms)} ${unit.short}`;
}

function greatestUnit(ms: number): Unit {
  return UNITS.findLast((unit) => unit.long !== "week" && ms % unit.ms === 0)!;
}
