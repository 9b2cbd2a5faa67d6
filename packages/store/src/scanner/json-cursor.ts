import { type JsonValue, parseJson } from "@atlas/core";
import {
  BACKSLASH,
  BYTE_KINDS,
  CAPITAL_E,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  ESCAPED,
  isDigit,
  isHexDigit,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLAIN,
  PLUS,
  POINT,
  QUOTE,
  SMALL_E,
  SPACE,
  ZERO,
} from "./ascii.ts";
import { exactDecimal, HIGH_DIGITS } from "./exact-decimal.ts";
import { KnownBytes, viewOf } from "./known-bytes.ts";
import { KnownTexts } from "./known-texts.ts";

/** Thrown, and caught where a file is begun, when a file is to be left to the decoder, which knows all that JSON may be. */
export const SURPRISE = new Error("not as metalab writes it");

/** Of what is nested deeper, let the decoder judge. */
const MAX_DEPTH = 32;

/**
 * Reads the bytes of JSON from the first to the last, as Python writes it: in ASCII, with `NaN` and infinities.
 * Checks every byte that it passes, and throws `SURPRISE` at anything else.
 */
export class JsonCursor {
  #bytes: Uint8Array = new Uint8Array();
  #view = viewOf(this.#bytes);
  #at = 0;
  /** Whether the string that was read last had escapes. */
  #hadEscapes = false;
  readonly #knownTexts = new KnownTexts();

  start(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#at = 0;
  }

  /** The next byte that is not white space, where the cursor goes; -1 behind the last one. */
  peek(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    while (BYTE_KINDS[bytes[at]!]! & SPACE) at++;
    this.#at = at;
    return at < bytes.length ? bytes[at]! : -1;
  }

  /** Whether a byte comes next, and passes it then. */
  takes(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.#at++;
    return true;
  }

  take(byte: number): void {
    if (!this.takes(byte)) throw SURPRISE;
  }

  /** Whether null comes next, and passes it then. */
  takesNull(): boolean {
    if (this.peek() !== 0x6e) return false;
    this.#takeWord("null");
    return true;
  }

  /** Where the next byte stands. */
  get at(): number {
    return this.#at;
  }

  /** Whether these very bytes come next, and passes them then. */
  takesBytes(known: KnownBytes): boolean {
    if (!known.isAt(this.#view, this.#at)) return false;
    this.#at += known.length;
    return true;
  }

  /** The bytes that were passed since a place, at least four, to be known when they come again. */
  bytesFrom(start: number): KnownBytes {
    return new KnownBytes(this.#bytes.subarray(start, this.#at));
  }

  /**
   * Whether a string comes next that has this text, and passes it then.
   *
   * @param plain a text that was read by `string` and had no escapes
   */
  takesText(plain: string): boolean {
    if (this.peek() !== QUOTE) return false;
    const bytes = this.#bytes;
    const start = this.#at + 1;
    const { length } = plain;
    for (let i = 0; i < length; i++) if (bytes[start + i] !== plain.charCodeAt(i)) return false;
    if (bytes[start + length] !== QUOTE) return false;
    this.#at = start + length + 1;
    return true;
  }

  /** Whether the string that was read last was written with escapes. */
  get hadEscapes(): boolean {
    return this.#hadEscapes;
  }

  string(): string {
    this.peek();
    const start = this.#at;
    this.skipString();
    if (this.#hadEscapes) return JSON.parse(this.#textFrom(start)) as string;
    return this.#knownTexts.textOf(this.#bytes, start + 1, this.#at - 1);
  }

  skipString(): void {
    if (this.peek() !== QUOTE) throw SURPRISE;
    const bytes = this.#bytes;
    this.#hadEscapes = false;
    let at = this.#at + 1;
    while (BYTE_KINDS[bytes[at]!]! & PLAIN) at++;
    while (bytes[at] !== QUOTE) {
      if (bytes[at] !== BACKSLASH) throw SURPRISE;
      at = this.#endOfEscape(at) + 1;
      while (BYTE_KINDS[bytes[at]!]! & PLAIN) at++;
    }
    this.#at = at + 1;
  }

  /** Whatever comes next, an object excepted. */
  value(): Exclude<JsonValue, object> | JsonValue[] {
    const first = this.peek();
    switch (first) {
      case QUOTE:
        return this.string();
      case OPEN_BRACKET:
        return this.#list();
      case 0x74:
        this.#takeWord("true");
        return true;
      case 0x66:
        this.#takeWord("false");
        return false;
      case 0x6e:
        this.#takeWord("null");
        return null;
      default:
        return this.number();
    }
  }

  number(): number | bigint {
    const first = this.peek();
    if (first === 0x4e) {
      this.#takeWord("NaN");
      return Number.NaN;
    }
    const start = this.#at;
    const isNegative = first === MINUS;
    if (isNegative) this.#at++;
    if (this.#bytes[this.#at] === 0x49) {
      this.#takeWord("Infinity");
      return isNegative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    }
    return this.#digits(start, isNegative);
  }

  skipValue(depth = 0): void {
    const first = this.peek();
    if (first === QUOTE) this.skipString();
    else if (first === OPEN_BRACE) this.#skipObject(depth + 1);
    else if (first === OPEN_BRACKET) this.#skipList(depth + 1);
    else this.value();
  }

  end(): void {
    if (this.peek() !== -1) throw SURPRISE;
  }

  #digits(start: number, isNegative: boolean): number | bigint {
    const bytes = this.#bytes;
    let at = this.#at;
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
    this.#at = at;
    const exact = exactDecimal(high, low, count, exponent);
    if (!Number.isNaN(exact)) return isNegative ? -exact : exact;
    const text = this.#textFrom(start);
    const nearest = Number(text);
    return isInteger && !Number.isSafeInteger(nearest) ? BigInt(text) : nearest;
  }

  /** Where the last byte of an escape is. */
  #endOfEscape(start: number): number {
    this.#hadEscapes = true;
    const letter = this.#bytes[start + 1];
    if (letter === 0x75) {
      for (let at = start + 2; at < start + 6; at++) if (!isHexDigit(this.#bytes[at]!)) throw SURPRISE;
      return start + 5;
    }
    if (!ESCAPED.has(letter)) throw SURPRISE;
    return start + 1;
  }

  #list(): JsonValue[] {
    const start = this.#at;
    this.#skipList(1);
    const parsed = parseJson(this.#textFrom(start));
    if (!parsed.ok) throw SURPRISE;
    return parsed.value as JsonValue[];
  }

  #skipObject(depth: number): void {
    if (depth > MAX_DEPTH) throw SURPRISE;
    this.take(OPEN_BRACE);
    if (this.takes(CLOSE_BRACE)) return;
    do {
      this.skipString();
      this.take(COLON);
      this.skipValue(depth);
    } while (this.takes(COMMA));
    this.take(CLOSE_BRACE);
  }

  #skipList(depth: number): void {
    if (depth > MAX_DEPTH) throw SURPRISE;
    this.take(OPEN_BRACKET);
    if (this.takes(CLOSE_BRACKET)) return;
    do this.skipValue(depth);
    while (this.takes(COMMA));
    this.take(CLOSE_BRACKET);
  }

  #takeWord(word: string): void {
    const bytes = this.#bytes;
    for (let i = 0; i < word.length; i++) if (bytes[this.#at + i] !== word.charCodeAt(i)) throw SURPRISE;
    this.#at += word.length;
  }

  #textFrom(start: number): string {
    return this.#knownTexts.textOf(this.#bytes, start, this.#at);
  }
}
