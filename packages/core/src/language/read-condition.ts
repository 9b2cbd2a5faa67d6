import { AtlasError } from "../errors.ts";
import { type FieldPath, isNamespace, NAMESPACES, type Value } from "../model/field.ts";
import { compileCondition } from "./compile-condition.ts";
import { fieldOfWord } from "./field-name.ts";
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
const NAMESPACE_OF_QUOTED = new RegExp(`(?:${NAMESPACES.join("|")})\\.(?=["'])`, "y");

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

/** What is asked of a field, as it was read. */
interface Operation {
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
  const reader = new OperationReader(scanner, slots, field.value, isUnitNeeded(scanner, field));
  const isNegated = scanner.takesKeyword("not");
  const { op, value, spans } = isNegated ? reader.inOrContains() : reader.operation();
  const condition = { field: field.value, op, value } as Condition;
  check(scanner, condition, field, spans);
  return isNegated ? { op: "not", query: condition } : condition;
}

function readField(scanner: Scanner): Part<Condition["field"]> {
  const start = scanner.at;
  const prefix = scanner.match(NAMESPACE_OF_QUOTED);
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
function check(scanner: Scanner, condition: Condition, field: Span, values: readonly Span[]): void {
  try {
    compileCondition(condition);
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    const [part, place = 0] = error.location;
    const { start, end } = (part === "value" ? values[Number(place)] : undefined) ?? field;
    scanner.fail(error.message, [], start, end);
  }
}

/** Reads what stands behind a field. */
class OperationReader {
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

  operation(): Operation {
    const scanner = this.#scanner;
    if (isNamespace(this.#field)) return this.inOrContains();
    const sign = scanner.match(SIGN);
    const op = COMPARISONS.get(sign);
    if (op !== undefined) return this.#single(op, () => this.#value().value);
    if (sign === "~") return this.#single("matches", () => readPattern(scanner));
    if (!scanner.takesKeyword("is")) return this.inOrContains();
    this.#slots.push({ kind: "state", field: this.#field, start: scanner.at });
    return this.#single("is", () => this.#state());
  }

  /** What may stand behind `not`, too. */
  inOrContains(): Operation {
    const scanner: Scanner = this.#scanner;
    if (scanner.takesKeyword("contains")) return this.#single("contains", () => readText(scanner));
    if (isNamespace(this.#field)) scanner.failExpecting(["contains"]);
    if (!scanner.takesKeyword("in")) scanner.failExpecting(OPERATORS);
    this.#slots.push({ kind: "list or range", field: this.#field, start: scanner.at });
    if (scanner.isAtEnd) scanner.failExpecting(["a list such as (1, 2)", "a range such as 1..10"]);
    return scanner.takes("(") ? this.#list() : this.#range();
  }

  #list(): Operation {
    const items: Part<Value>[] = [];
    if (!this.#scanner.takes(")")) {
      do items.push(this.#value());
      while (this.#scanner.takes(","));
      if (!this.#scanner.takes(")")) this.#scanner.failExpecting([",", ")"]);
    }
    return { op: "in", value: items.map(({ value }) => value), spans: items };
  }

  #range(): Operation {
    const from = this.#value();
    if (this.#scanner.match(RANGE_SIGN) === undefined) {
      this.#scanner.failExpecting([".."], "; a list of values stands in parentheses");
    }
    const to = this.#value();
    return { op: "between", value: [from.value, to.value], spans: [from, to] };
  }

  #value(): Part<Value> {
    const field = this.#field;
    const start = this.#scanner.at;
    this.#slots.push({ kind: "value", field, start });
    const value = readValue(this.#scanner, { field, needsUnit: this.#needsUnit });
    return { value, start, end: this.#scanner.end };
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

  #single(op: Condition["op"], read: () => unknown): Operation {
    const start = this.#scanner.at;
    const value = read();
    return { op, value, spans: [{ start, end: this.#scanner.end }] };
  }
}
