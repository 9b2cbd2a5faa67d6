import type { Cell, FieldPath } from "@atlas/core";
import { decimalExponent, exponentText, fixedText } from "./digits.ts";
import { formatCell } from "./format-cell.ts";
import { formatNumber } from "./format-number.ts";

/** How a column writes a value. */
export type CellFormat = (cell: Cell) => string;

/** As wide as a digit, and as a point, where figures are tabular: what keeps points under each other. */
const DIGIT_SPACE = "\u2007";
const POINT_SPACE = "\u2008";

const SIGNIFICANT = 4;

/**
 * How a column whose values are like `cells` writes each of them, so that right-aligned points stand under each
 * other. Whole numbers stay whole; numbers that a person typed (at most four digits each) stay as typed; others
 * get one precision, that of four significant digits for the greatest, or exponents when they span too much for
 * that. A value that does not fit the precision is written by its own.
 */
export function columnFormat(cells: Iterable<Cell>, path: FieldPath): CellFormat {
  const general: CellFormat = (cell) => formatCell(cell, path);
  if (path === "record.duration_ms") return general;
  const write = numberFormat(finiteNumbers(cells));
  return (cell) => (typeof cell === "number" && Number.isFinite(cell) ? write(cell) : general(cell));
}

function finiteNumbers(cells: Iterable<Cell>): number[] {
  const numbers: number[] = [];
  for (const cell of cells) if (typeof cell === "number" && Number.isFinite(cell)) numbers.push(cell);
  return numbers;
}

function numberFormat(numbers: readonly number[]): (value: number) => string {
  const broken = numbers.filter((value) => !Number.isInteger(value));
  if (broken.length === 0) return (value) => formatNumber(value);

  const digits = broken.map(shortestMantissa);
  const isTyped = digits.every((count) => count <= SIGNIFICANT);
  const sizes = numbers
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const top = decimalExponent(sizes.at(-1)!);
  if (isTyped && Math.min(...broken.map(Math.abs)) >= 1e-4 && top < 15) {
    return padded(Math.max(...broken.map((value, index) => digits[index]! - 1 - decimalExponent(value))));
  }

  // Most of the values must keep two digits.
  const low = decimalExponent(sizes[Math.floor(sizes.length / 4)]!);
  const fixedDecimals = Math.max(0, SIGNIFICANT - 1 - top);
  if (top >= 5 || top < -3 || low + fixedDecimals < 1) {
    const decimals = isTyped ? Math.max(...digits) - 1 : SIGNIFICANT - 1;
    return (value) => (value === 0 ? "0" : exponentText(value, decimals));
  }
  return fixed(fixedDecimals);
}

/** How many digits the shortest text of a number has, its exponent aside. */
function shortestMantissa(value: number): number {
  const text = Math.abs(value).toExponential();
  return text.slice(0, text.indexOf("e")).replace(".", "").length;
}

/** Each number as it is, its point where it would be with `decimals` decimals. */
function padded(decimals: number): (value: number) => string {
  return (value) => {
    const text = formatNumber(value, { significant: 15 });
    return decimalsOf(text) > decimals ? fixed(decimals)(value) : pad(text, decimals);
  };
}

/** Each number with `decimals` decimals, unless that would make a zero of it. */
function fixed(decimals: number): (value: number) => string {
  return (value) => {
    if (value === 0) return pad("0", decimals);
    const text = fixedText(value, decimals);
    const isLost = !/[1-9]/.test(text);
    return isLost || Math.abs(value) >= 1e6 ? exponentText(value, 1) : text;
  };
}

function decimalsOf(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

function pad(text: string, decimals: number): string {
  if (text.includes("e") || decimals === 0) return text;
  const own = decimalsOf(text);
  return text + (own === 0 ? POINT_SPACE : "") + DIGIT_SPACE.repeat(decimals - own);
}
