import { BARE_TEXT, QUOTED_TEXT, unquoted } from "./text-literal.ts";

/** A part of the text of a query, in UTF-16 units; `end` is behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A query's text that cannot be understood: where, and what could stand there. */
export class QuerySyntaxError extends Error {
  readonly position: Span;
  readonly expected: readonly string[];

  constructor(message: string, position: Span, expected: readonly string[]) {
    super(message);
    this.position = position;
    this.expected = expected;
  }
}

const SPACE = /\s*/y;

/** Reads the text of a query from left to right, a piece at a time. White space before a piece is passed over. */
export class Scanner {
  readonly text: string;
  #end = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Where the next piece begins. */
  get at(): number {
    SPACE.lastIndex = this.#end;
    SPACE.exec(this.text);
    return SPACE.lastIndex;
  }

  /** Where the last piece ended. */
  get end(): number {
    return this.#end;
  }

  get isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  /** What a sticky pattern finds here, which is passed over; `undefined` for nothing. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.skip(found.length);
    return found;
  }

  /** Whether a sign stands here, which is passed over. */
  takes(sign: string): boolean {
    const isHere = this.text.startsWith(sign, this.at);
    if (isHere) this.skip(sign.length);
    return isHere;
  }

  /** Whether a keyword stands here, in any case, which is passed over. */
  takesKeyword(keyword: string): boolean {
    const isHere = this.peekWord()?.toLowerCase() === keyword;
    if (isHere) this.skip(keyword.length);
    return isHere;
  }

  /** The word that stands here, without passing over it. */
  peekWord(): string | undefined {
    BARE_TEXT.lastIndex = this.at;
    return BARE_TEXT.exec(this.text)?.[0];
  }

  /** The text in quotes that stands here, which is passed over; `undefined` where there is none. */
  quoted(): string | undefined {
    const start = this.at;
    const literal = this.match(QUOTED_TEXT);
    if (literal === undefined) return undefined;
    const text = unquoted(literal);
    if (text === undefined) this.fail("the text in quotes does not end", [literal[0]!], start);
    return text;
  }

  /** Passes over the next piece, whose length is known. */
  skip(length: number): void {
    this.#end = this.at + length;
  }

  /** Gives up where something else should stand, whose kinds are told. */
  failExpecting(expected: readonly string[], hint = ""): never {
    const start = this.at;
    const end = this.#endOfPiece();
    const found = start === end ? " at the end" : `, not ${JSON.stringify(this.text.slice(start, end))}`;
    throw new QuerySyntaxError(`expected ${listed(expected)}${found}${hint}`, { start, end }, expected);
  }

  /** Gives up for what stands between a place and the end of the last piece. */
  fail(message: string, expected: readonly string[], start: number, end = this.end): never {
    throw new QuerySyntaxError(message, { start, end }, expected);
  }

  #endOfPiece(): number {
    const { at, text } = this;
    QUOTED_TEXT.lastIndex = at;
    const piece = this.peekWord() ?? QUOTED_TEXT.exec(text)?.[0];
    return Math.min(text.length, at + (piece?.length ?? 1));
  }
}

/** What is expected as a sentence has it: what is written so, in quotes. */
function listed(expected: readonly string[]): string {
  const names = expected.map((name) => (/^(?:a|the) /.test(name) ? name : `"${name}"`));
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
