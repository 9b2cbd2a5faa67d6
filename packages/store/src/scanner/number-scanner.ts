import { CAPITAL_E, isDigit, MINUS, PLUS, POINT, SMALL_E, ZERO } from "./ascii.ts";
import { exactDecimal, HIGH_DIGITS } from "./exact-decimal.ts";
import type { KnownTexts } from "./known-texts.ts";
import { SURPRISE } from "./surprise.ts";

/** Reads decimal numbers, mostly without making a text of them. */
export class NumberScanner {
  /** Where the number that was read last ends. */
  end = 0;
  readonly #texts: KnownTexts;

  constructor(texts: KnownTexts) {
    this.#texts = texts;
  }

  /** The number that begins at a place; a bigint where a double would lose digits of an integer. */
  scan(bytes: Uint8Array, start: number): number | bigint {
    const isNegative = bytes[start] === MINUS;
    let at = isNegative ? start + 1 : start;
    let high = 0;
    let low = 0;
    let count = 0;
    let exponent = 0;
    let byte = bytes[at]!;
    if (!isDigit(byte)) throw SURPRISE;
    if (byte === ZERO) byte = bytes[++at]!;
    // What follows a zero is no number: whoever reads on will see.
    else {
      for (; isDigit(byte); byte = bytes[++at]!) {
        if (count++ < HIGH_DIGITS) high = high * 10 + byte - ZERO;
        else low = low * 10 + byte - ZERO;
      }
    }
    const isInteger = byte !== POINT && byte !== SMALL_E && byte !== CAPITAL_E;
    if (byte === POINT) {
      byte = bytes[++at]!;
      if (!isDigit(byte)) throw SURPRISE;
      for (; isDigit(byte); byte = bytes[++at]!) {
        exponent--;
        if (count === 0 && byte === ZERO) continue;
        if (count++ < HIGH_DIGITS) high = high * 10 + byte - ZERO;
        else low = low * 10 + byte - ZERO;
      }
    }
    if (byte === SMALL_E || byte === CAPITAL_E) {
      byte = bytes[++at]!;
      const sign = byte === MINUS ? -1 : 1;
      if (byte === MINUS || byte === PLUS) byte = bytes[++at]!;
      if (!isDigit(byte)) throw SURPRISE;
      let written = 0;
      for (; isDigit(byte); byte = bytes[++at]!) written = written * 10 + byte - ZERO;
      exponent += sign * written;
    }
    this.end = at;
    const exact = exactDecimal(high, low, count, exponent);
    if (!Number.isNaN(exact)) return isNegative ? -exact : exact;
    const text = this.#texts.textOf(bytes, start, at);
    const nearest = Number(text);
    return isInteger && !Number.isSafeInteger(nearest) ? BigInt(text) : nearest;
  }
}
