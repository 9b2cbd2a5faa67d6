import { AtlasError } from "../errors.ts";
import { compileQuery, MAX_DEPTH } from "./compile-query.ts";
import { EVERY_RUN, type Query } from "./query.ts";
import { readCondition } from "./read-condition.ts";
import { Scanner } from "./scanner.ts";
import type { Slot } from "./slot.ts";

/** How long a query's text may be, in UTF-16 units: far more than anyone writes, far less than patterns overflow on. */
const MAX_LENGTH = 100_000;

/** Reads the text of one query; throws a `QuerySyntaxError` where it cannot go on. */
export class QueryReader {
  /** Where something was expected so far, from left to right. */
  readonly slots: Slot[] = [];
  readonly #scanner: Scanner;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  query(): Query {
    const scanner: Scanner = this.#scanner;
    if (scanner.text.length > MAX_LENGTH) {
      scanner.fail(`a query may have ${MAX_LENGTH} characters`, [], MAX_LENGTH, scanner.text.length);
    }
    if (scanner.isAtEnd) {
      this.slots.push({ kind: "query", start: scanner.at });
      return EVERY_RUN;
    }
    const query = this.#any(0);
    if (!scanner.isAtEnd) scanner.failExpecting(["and", "or", "the end"]);
    this.#check(query);
    return query;
  }

  #any(depth: number): Query {
    return this.#joined("or", () => this.#all(depth));
  }

  #all(depth: number): Query {
    return this.#joined("and", () => this.#part(depth));
  }

  #joined(op: "and" | "or", read: () => Query): Query {
    const queries = [read()];
    while (this.#scanner.takesKeyword(op)) queries.push(read());
    return queries.length === 1 ? queries[0]! : { op, queries };
  }

  #part(depth: number): Query {
    const scanner = this.#scanner;
    this.slots.push({ kind: "query", start: scanner.at });
    if (depth > MAX_DEPTH)
      scanner.fail(`queries may lie ${MAX_DEPTH} deep in one another, not deeper`, [], 0);
    if (scanner.takesKeyword("not")) return { op: "not", query: this.#part(depth + 1) };
    const query = this.#single(depth);
    this.slots.push({ kind: "connective", start: scanner.at, isInParentheses: depth > 0 });
    return query;
  }

  #single(depth: number): Query {
    const scanner = this.#scanner;
    if (scanner.takes("(")) {
      const query = this.#any(depth + 1);
      if (!scanner.takes(")")) scanner.failExpecting(["and", "or", ")"]);
      return query;
    }
    if (scanner.takesKeyword("*")) return EVERY_RUN;
    const text = scanner.quoted();
    return text === undefined ? readCondition(scanner, this.slots) : { op: "text", value: text };
  }

  /** Gives up for a query that could not be evaluated as a whole. */
  #check(query: Query): void {
    try {
      compileQuery(query, {});
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      this.#scanner.fail(error.message, [], 0);
    }
  }
}
