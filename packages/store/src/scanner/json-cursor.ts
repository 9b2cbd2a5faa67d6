import { type JsonValue, parseJson } from "@atlas/core";
import {
  BACKSLASH,
  BYTE_KINDS,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  endOfEscape,
  LAST_SPACE,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLAIN,
  QUOTE,
  SPACE,
} from "./ascii.ts";
import { KnownBytes } from "./known-bytes.ts";
import { KnownTexts, newTextOf } from "./known-texts.ts";
import { NumberScanner } from "./number-scanner.ts";
import { SURPRISE } from "./surprise.ts";

/** Of what is nested deeper, let the decoder judge. */
const MAX_DEPTH = 32;

/**
 * Reads the bytes of JSON from the first to the last, as Python writes it: in ASCII, with `NaN` and infinities.
 * Checks every byte that it passes, and throws `SURPRISE` at anything else.
 */
export class JsonCursor {
  #bytes: Uint8Array = new Uint8Array();
  /** Of the whole buffer: one file after the other is read into it. */
  #view = new DataView(this.#bytes.buffer);
  /** Where the bytes begin in the buffer, and how many they are. */
  #offset = 0;
  #length = 0;
  #at = 0;
  /** Whether the string that was read last had escapes. */
  #hadEscapes = false;
  readonly #texts = new KnownTexts();
  readonly #numbers = new NumberScanner(this.#texts);

  start(bytes: Uint8Array): void {
    this.#bytes = bytes;
    if (this.#view.buffer !== bytes.buffer) this.#view = new DataView(bytes.buffer);
    this.#offset = bytes.byteOffset;
    this.#length = bytes.length;
    this.#at = 0;
  }

  /** The next byte that is not white space, where the cursor goes; -1 behind the last one. */
  peek(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    if (at < this.#length && bytes[at]! > LAST_SPACE) return bytes[at]!;
    while (at < this.#length && BYTE_KINDS[bytes[at]!]! & SPACE) at++;
    this.#at = at;
    return at < this.#length ? bytes[at]! : -1;
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

  /** Whether these very bytes come next, and behind them no white space, and passes them then. */
  takesBytes(known: KnownBytes): boolean {
    const offset = this.#offset;
    if (!known.areAt(this.#view, offset + this.#at, offset + this.#length)) return false;
    const end = this.#at + known.length;
    if (end < this.#length && this.#bytes[end]! <= LAST_SPACE) return false;
    this.#at = end;
    return true;
  }

  /** The bytes from a place up to the next one that is not white space, to be known when they come again. */
  bytesFrom(start: number): KnownBytes {
    this.peek();
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
    return this.#texts.textOf(this.#bytes, start + 1, this.#at - 1);
  }

  /** `string` of one that hardly comes again. */
  newString(): string {
    this.peek();
    const start = this.#at;
    this.skipString();
    if (this.#hadEscapes) return JSON.parse(this.#textFrom(start)) as string;
    return newTextOf(this.#bytes, start + 1, this.#at - 1);
  }

  skipString(): void {
    if (this.peek() !== QUOTE) throw SURPRISE;
    const bytes = this.#bytes;
    this.#hadEscapes = false;
    let at = this.#at + 1;
    while (BYTE_KINDS[bytes[at]!]! & PLAIN) at++;
    while (bytes[at] !== QUOTE) {
      if (bytes[at] !== BACKSLASH) throw SURPRISE;
      this.#hadEscapes = true;
      at = endOfEscape(bytes, at);
      if (at < 0) throw SURPRISE;
      while (BYTE_KINDS[bytes[at]!]! & PLAIN) at++;
    }
    this.#at = at + 1;
  }

  /** Whatever comes next, an object excepted. */
  value(): Exclude<JsonValue, object> | JsonValue[] {
    switch (this.peek()) {
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
    if (first === 0x49) {
      this.#takeWord("Infinity");
      return Number.POSITIVE_INFINITY;
    }
    if (first === MINUS && this.#bytes[this.#at + 1] === 0x49) {
      this.#takeWord("-Infinity");
      return Number.NEGATIVE_INFINITY;
    }
    const number = this.#numbers.scan(this.#bytes, this.#at);
    this.#at = this.#numbers.end;
    return number;
  }

  skipValue(depth = 0): void {
    const first = this.peek();
    if (first === QUOTE) this.skipString();
    else if (first === OPEN_BRACE) this.#skipObject(depth + 1);
    else if (first === OPEN_BRACKET) this.#skipList(depth + 1);
    else this.value();
  }

  /** Passes the items of a list, each with `passItem`; null is a list without any. */
  passList(passItem: () => void): void {
    if (this.takesNull()) return;
    this.take(OPEN_BRACKET);
    if (this.takes(CLOSE_BRACKET)) return;
    do passItem();
    while (this.takes(COMMA));
    this.take(CLOSE_BRACKET);
  }

  end(): void {
    if (this.peek() !== -1) throw SURPRISE;
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
    this.passList(() => this.skipValue(depth));
  }

  #takeWord(word: string): void {
    const bytes = this.#bytes;
    for (let i = 0; i < word.length; i++) if (bytes[this.#at + i] !== word.charCodeAt(i)) throw SURPRISE;
    this.#at += word.length;
  }

  #textFrom(start: number): string {
    return this.#texts.textOf(this.#bytes, start, this.#at);
  }
}
