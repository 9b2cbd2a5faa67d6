import { parseJson } from "../json/parse-json.ts";
import { isTimeField, type Value } from "../model/field.ts";
import { durationMs } from "./duration.ts";
import { DURATION } from "./field-name.ts";
import { readNumber } from "./number-literal.ts";
import { PATTERN_LITERAL, patternLiteral } from "./pattern.ts";
import type { Condition, Scalar } from "./query.ts";
import { readRelativeTime } from "./relative-time.ts";
import type { Scanner } from "./scanner.ts";
import { UNITS, unitOf } from "./units.ts";
import { isKeyword, readWord } from "./word.ts";

/** The field that a value is read for. */
export interface ValueContext {
  readonly field: Condition["field"];
  /** Whether a number needs a unit of time. */
  readonly needsUnit: boolean;
}

const A_TEXT = "a text";
const A_PATTERN = "a pattern such as /^adam/i";
const A_TIME = "a time such as 2026-01-26 or 2 days ago";
const A_DURATION = "a duration such as 5 min";

/** Reads a value that a field is compared with. */
export function readValue(scanner: Scanner, context: ValueContext): Value {
  const { field } = context;
  if (isTimeField(field)) return readTime(scanner);
  const quoted = scanner.quoted();
  if (quoted !== undefined) return quoted;
  if (/[[{]/.test(scanner.text[scanner.at] ?? "")) return readStructure(scanner);
  const word = readBareWord(
    scanner,
    field === DURATION ? [A_DURATION] : ["a number", A_TEXT, "true", "false"],
  );
  const value = readWord(word);
  if (value === undefined) failMeaningless(scanner, word);
  return field === DURATION ? readDuration(scanner, word, value, context.needsUnit) : value;
}

/** Reads a text that something is looked for by, and nothing else. */
export function readText(scanner: Scanner): string {
  return scanner.quoted() ?? readBareWord(scanner, [A_TEXT]);
}

/** Reads a pattern: between slashes, or as a text. */
export function readPattern(scanner: Scanner): string {
  if (scanner.text[scanner.at] !== "/") {
    return patternLiteral(scanner.quoted() ?? readBareWord(scanner, [A_PATTERN]));
  }
  const start = scanner.at;
  const literal = scanner.match(PATTERN_LITERAL);
  if (literal === undefined) scanner.fail("the pattern does not end", ["/"], start, scanner.text.length);
  return literal;
}

const SPACED_TIME = /\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?(?![^\s),.])/iy;

function readTime(scanner: Scanner): string {
  const relative = readRelativeTime(scanner.text, scanner.at);
  if (relative !== undefined) {
    scanner.skip(relative.length);
    return relative.text;
  }
  return scanner.match(SPACED_TIME) ?? scanner.quoted() ?? readBareWord(scanner, [A_TIME]);
}

/** @param value what the word is without a unit */
function readDuration(scanner: Scanner, word: string, value: Scalar, needsUnit: boolean): Value {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") {
    const unit = unitOf(scanner.peekWord() ?? "");
    if (unit !== undefined) {
      scanner.skip(scanner.peekWord()!.length);
      return durationMs(value, unit);
    }
    if (needsUnit) scanner.failExpecting(UNITS.map(({ short }) => short));
    return value;
  }
  const [, count = "", name = ""] = /^(.*[\d.])([a-z]+)$/i.exec(word) ?? [];
  const number = readNumber(count);
  const unit = unitOf(name);
  if (number === undefined || unit === undefined) {
    scanner.fail(`expected ${A_DURATION}, not "${word}"`, [A_DURATION], scanner.end - word.length);
  }
  return durationMs(number, unit);
}

function readBareWord(scanner: Scanner, expected: readonly string[]): string {
  const word = scanner.peekWord();
  if (word === undefined) scanner.failExpecting(expected);
  if (isKeyword(word)) scanner.failExpecting(expected, `; the word itself is "${word}" in quotes`);
  scanner.skip(word.length);
  return word;
}

function failMeaningless(scanner: Scanner, word: string): never {
  const state = word.toLowerCase() === "null" ? "missing" : "nan";
  const message = `no value equals ${word}: ask whether the field is ${state}, or for the text "${word}" in quotes`;
  scanner.fail(message, [`is ${state}`, `"${word}"`], scanner.end - word.length);
}

const STRUCTURE_PIECE = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^"[\]{}]+/sy;

/** Reads a list or an object as JSON. */
function readStructure(scanner: Scanner): Value {
  const start = scanner.at;
  let depth = 0;
  do {
    const piece = scanner.match(STRUCTURE_PIECE);
    if (piece === undefined) {
      scanner.fail("the list or object does not end", ["]", "}"], start, scanner.text.length);
    }
    if (piece === "[" || piece === "{") depth++;
    if (piece === "]" || piece === "}") depth--;
  } while (depth > 0);
  const parsed = parseJson(scanner.text.slice(start, scanner.end));
  if (!parsed.ok) scanner.fail(`this is no JSON: ${parsed.reason}`, [], start + parsed.offset);
  return parsed.value as Value;
}
