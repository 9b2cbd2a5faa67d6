import { AtlasError } from "../errors.ts";
import type { FieldPath, Value } from "../model/field.ts";
import { compileCondition } from "./compile-condition.ts";
import { fieldOfWord, isNamespace } from "./field-name.ts";
import { type Condition, FIELD_STATES, type FieldState, type Query } from "./query.ts";
import { readPattern, readText, readValue } from "./read-value.ts";
import type { Scanner, Span } from "./scanner.ts";
import type { Slot } from "./slot.ts";
import { isKeyword } from "./word.ts";

/** What compares a field with one value, by its signs. */
const COMPARISONS = new Map<string | undefined, "eq" | "ne" | "lt" | "le" | "gt" | "ge">([
  ["=", "eq"],
  ["==", "eq"],
  ["!=", "ne"],
  ["<>", "ne"],
  ["\u2260", "ne"],
  ["<", "lt"],
  ["<=", "le"],
  ["\u2264", "le"],
  [">", "gt"],
  [">=", "ge"],
  ["\u2265", "ge"],
]);
const SIGN = /[=!<>]=|<>|[=<>~\u2260\u2264\u2265]/y;
const RANGE_SIGN = /\.\./y;
const QUOTED_NAME_AHEAD = /(?:record|params|metrics|derived)\.(?=["'])/y;

const PARTS = ["a field such as params.lr", "a text in quotes", "not", "("];
const OPERATORS = ["=", "!=", "<", "<=", ">", ">=", "in", "contains", "~", "is"];

/** What `is not` says instead. */
const NEGATED = new Map<string, FieldState>([
  ["finite", "not finite"],
  ["missing", "present"],
  ["present", "missing"],
]);

/** A part of a condition, and where it stands. */
interface Part<T> extends Span {
  readonly value: T;
}

/** A comparison that was read. */
interface Comparison {
  readonly op: Condition["op"];
  readonly value: unknown;
  /** Where its values stand: one, or those of a list or a range. */
  readonly spans: readonly Span[];
}

/**
 * Reads one condition, or the negation of one as in `status not in (failed)`. Throws a `QuerySyntaxError` also for a
 * condition that could not be evaluated.
 */
export function readCondition(scanner: Scanner, slots: Slot[]): Query {
  const field = readField(scanner);
  slots.push({ kind: "operator", field: field.value, start: scanner.at });
  const reader = new ComparisonReader(scanner, slots, field.value, isUnitNeeded(scanner, field));
  const isNegated = scanner.takesKeyword("not");
  const { op, value, spans } = isNegated ? reader.inOrContains() : reader.comparison();
  const condition = { field: field.value, op, value } as Condition;
  check(scanner, condition, { field, spans });
  return isNegated ? { op: "not", query: condition } : condition;
}

function readField(scanner: Scanner): Part<Condition["field"]> {
  const start = scanner.at;
  const prefix = scanner.match(QUOTED_NAME_AHEAD);
  if (prefix !== undefined) {
    const value = `${prefix}${scanner.quoted()}` as FieldPath;
    return { value, start, end: scanner.end };
  }
  const word = scanner.peekWord();
  if (word === undefined || isKeyword(word)) scanner.failExpecting(PARTS);
  scanner.skip(word.length);
  const value = isNamespace(word) ? word : fieldOfWord(word);
  if (value === undefined) scanner.fail(strangerMessage(word), PARTS, start);
  return { value, start, end: scanner.end };
}

function strangerMessage(word: string): string {
  if (word.endsWith(".") && isNamespace(word.slice(0, -1)))
    return `expected the name of a field after ${word}`;
  const fields = `params.${word}, metrics.${word} or derived.${word}`;
  return `"${word}" is no field: write ${fields}, or "${word}" in quotes to look for it in every field`;
}

/** A number alone would be unclear after "duration"; after "duration_ms" it is not. */
function isUnitNeeded(scanner: Scanner, { start, end }: Span): boolean {
  return scanner.text.slice(start, end) === "duration";
}

/** Gives up at the part of a condition that could not be evaluated. */
function check(
  scanner: Scanner,
  condition: Condition,
  { field, spans }: { readonly field: Span; readonly spans: readonly Span[] },
): void {
  try {
    compileCondition(condition, {});
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    const [part, place = 0] = error.location;
    const { start, end } = (part === "value" ? spans[Number(place)] : undefined) ?? field;
    scanner.fail(error.message, [], start, end);
  }
}

/** Reads what stands behind a field. */
class ComparisonReader {
  readonly #scanner: Scanner;
  readonly #slots: Slot[];
  readonly #field: Condition["field"];
  readonly #needsUnit: boolean;

  constructor(scanner: Scanner, slots: Slot[], field: Condition["field"], needsUnit: boolean) {
    this.#scanner = scanner;
    this.#slots = slots;
    this.#field = field;
    this.#needsUnit = needsUnit;
  }

  comparison(): Comparison {
    const scanner = this.#scanner;
    if (isNamespace(this.#field)) return this.inOrContains();
    const sign = scanner.match(SIGN);
    const op = COMPARISONS.get(sign);
    if (op !== undefined) return single(op, this.#value());
    if (sign === "~")
      return single(
        "matches",
        this.#part(() => readPattern(scanner)),
      );
    if (!scanner.takesKeyword("is")) return this.inOrContains();
    this.#slots.push({ kind: "state", field: this.#field, start: scanner.at });
    return single(
      "is",
      this.#part(() => this.#state()),
    );
  }

  /** What may stand behind `not`, too. */
  inOrContains(): Comparison {
    const scanner: Scanner = this.#scanner;
    if (scanner.takesKeyword("contains"))
      return single(
        "contains",
        this.#part(() => readText(scanner)),
      );
    if (isNamespace(this.#field)) scanner.failExpecting(["contains"]);
    if (!scanner.takesKeyword("in")) scanner.failExpecting(OPERATORS);
    this.#slots.push({ kind: "list or range", field: this.#field, start: scanner.at });
    if (scanner.isAtEnd) scanner.failExpecting(["a list such as (1, 2)", "a range such as 1..10"]);
    return scanner.takes("(") ? this.#list() : this.#range();
  }

  #list(): Comparison {
    const items: Part<Value>[] = [];
    if (!this.#scanner.takes(")")) {
      do items.push(this.#value());
      while (this.#scanner.takes(","));
      if (!this.#scanner.takes(")")) this.#scanner.failExpecting([",", ")"]);
    }
    return { op: "in", value: items.map(({ value }) => value), spans: items };
  }

  #range(): Comparison {
    const from = this.#value();
    if (this.#scanner.match(RANGE_SIGN) === undefined) {
      this.#scanner.failExpecting([".."], "; a list of values stands in parentheses");
    }
    const to = this.#value();
    return { op: "between", value: [from.value, to.value], spans: [from, to] };
  }

  #value(): Part<Value> {
    const field = this.#field;
    this.#slots.push({ kind: "value", field, start: this.#scanner.at });
    return this.#part(() => readValue(this.#scanner, { field, needsUnit: this.#needsUnit }));
  }

  #state(): FieldState {
    const scanner: Scanner = this.#scanner;
    const isNegated = scanner.takesKeyword("not");
    const word = scanner.peekWord()?.toLowerCase() ?? "";
    const state = isNegated ? NEGATED.get(word) : FIELD_STATES.find((known) => known === word);
    if (state === undefined) scanner.failExpecting(isNegated ? [...NEGATED.keys()] : FIELD_STATES);
    scanner.skip(word.length);
    return state;
  }

  #part<T>(read: () => T): Part<T> {
    const start = this.#scanner.at;
    const value = read();
    return { value, start, end: this.#scanner.end };
  }
}

function single(op: Condition["op"], part: Part<unknown>): Comparison {
  return { op, value: part.value, spans: [part] };
}
