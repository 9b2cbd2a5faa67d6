import { isPlain, MAX_DEPTH } from "./is-plain.ts";
import type { JsonObject, JsonValue } from "./value.ts";

/** What a text says, or why it is no JSON: a reason without a full stop, and where in the text (UTF-16 units). */
export type ParsedJson =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly reason: string; readonly offset: number };

/**
 * Reads JSON as Python writes it: standard JSON and the tokens `NaN`, `Infinity`, `-Infinity`. An integer beyond
 * 2^53 - 1 becomes a `bigint`, a float beyond the range of doubles an infinity. Of duplicate names the last counts.
 * A byte order mark at the start is passed over; lone surrogates and every name are kept. Text that is nested
 * deeper than 1000 levels is refused. Never throws.
 */
export function parseJson(text: string): ParsedJson {
  try {
    const value = JSON.parse(text);
    if (isPlain(value)) return { ok: true, value };
  } catch {
    // What JSON.parse refuses may still be what Python writes.
  }
  const parser = new Parser(text);
  try {
    return { ok: true, value: parser.parse() };
  } catch (error) {
    if (error instanceof JsonError) return { ok: false, reason: error.message, offset: error.offset };
    throw error;
  }
}

class JsonError extends Error {
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const WORDS = new Map<string, JsonValue>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

class Parser {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith("\ufeff") ? 1 : 0;
  }

  parse(): JsonValue {
    const value = this.#value(0);
    if (this.#at < this.#text.length) this.#fail("there is more after the value");
    return value;
  }

  /** Reads one value and the white space around it. */
  #value(depth: number): JsonValue {
    this.#match(SPACE);
    const value = this.#bareValue(depth);
    this.#match(SPACE);
    return value;
  }

  #bareValue(depth: number): JsonValue {
    const first = this.#text[this.#at];
    if (first === '"') return this.#string();
    if (first === "{" || first === "[") {
      if (depth === MAX_DEPTH) this.#fail(`nested deeper than ${MAX_DEPTH} levels`);
      return first === "{" ? this.#object(depth + 1) : this.#list(depth + 1);
    }
    for (const [word, value] of WORDS) if (this.#skip(word)) return value;
    return this.#number();
  }

  #object(depth: number): JsonObject {
    const object: JsonObject = {};
    this.#at++;
    this.#match(SPACE);
    if (this.#skip("}")) return object;
    while (true) {
      if (this.#text[this.#at] !== '"') this.#fail("expected a name in double quotes");
      const name = this.#string();
      this.#match(SPACE);
      if (!this.#skip(":")) this.#fail('expected ":" after a name');
      define(object, name, this.#value(depth));
      if (this.#skip("}")) return object;
      if (!this.#skip(",")) this.#fail('expected "," or "}"');
      this.#match(SPACE);
    }
  }

  #list(depth: number): JsonValue[] {
    const list: JsonValue[] = [];
    this.#at++;
    this.#match(SPACE);
    if (this.#skip("]")) return list;
    while (true) {
      list.push(this.#value(depth));
      if (this.#skip("]")) return list;
      if (!this.#skip(",")) this.#fail('expected "," or "]"');
    }
  }

  #string(): string {
    const start = this.#at++;
    let hasEscapes = false;
    while (true) {
      this.#skipPlainText();
      if (this.#skip('"')) break;
      if (this.#at >= this.#text.length) this.#fail("a string does not end");
      if (this.#text[this.#at] !== "\\") this.#fail("a control character in a string");
      if (this.#match(ESCAPE) === "") this.#fail("an unknown escape in a string");
      hasEscapes = true;
    }
    return hasEscapes
      ? (JSON.parse(this.#text.slice(start, this.#at)) as string)
      : this.#text.slice(start + 1, this.#at - 1);
  }

  #number(): number | bigint {
    const token = this.#match(NUMBER);
    if (token === "")
      this.#fail(this.#at < this.#text.length ? "expected a value" : "the text ends too early");
    const number = Number(token);
    return Number.isSafeInteger(number) || /[.eE]/.test(token) ? number : BigInt(token);
  }

  #skipPlainText(): void {
    while (true) {
      const unit = this.#text.charCodeAt(this.#at);
      // The unit behind the end is NaN.
      if (!(unit >= 0x20) || unit === QUOTE || unit === BACKSLASH) return;
      this.#at++;
    }
  }

  #skip(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  /** What a sticky pattern finds here, "" for nothing; goes on behind it. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #fail(reason: string): never {
    throw new JsonError(reason, this.#at);
  }
}

function define(object: JsonObject, name: string, value: JsonValue): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
  } else {
    object[name] = value;
  }
}
