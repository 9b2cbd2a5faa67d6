import { DamagedFile } from "../preview/damaged-file.ts";

/** What a literal of Python stands for; a tuple is a list here. */
export type PythonValue = string | number | boolean | null | PythonValue[] | Map<string, PythonValue>;

/** How deep lists and tuples may lie in one another. */
const MAX_DEPTH = 50;

const SPACE = /\s*/y;
const NUMBER = /-?\d+L?/y;
const TEXT = /[ub]?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/sy;
const WORD = /True|False|None/y;

const WORDS = new Map([
  ["True", true],
  ["False", false],
  ["None", null],
]);

/**
 * Reads a literal as Python prints it: texts, integers, True, False, None, lists, tuples, dicts with texts as keys.
 *
 * @throws {DamagedFile} when the text is none.
 */
export function parsePythonLiteral(text: string): PythonValue {
  const parser = new Parser(text);
  const value = parser.value(0);
  parser.expectEnd();
  return value;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): PythonValue {
    if (depth > MAX_DEPTH) this.#fail();
    this.#match(SPACE);
    const text = this.#match(TEXT);
    if (text !== undefined) return unescaped(text[1] ?? text[2] ?? "");
    const number = this.#match(NUMBER);
    if (number !== undefined) return Number.parseInt(number[0], 10);
    const word = this.#match(WORD);
    if (word !== undefined) return WORDS.get(word[0])!;
    if (this.#skip("(")) return this.#items(")", depth);
    if (this.#skip("[")) return this.#items("]", depth);
    if (this.#skip("{")) return this.#members(depth);
    return this.#fail();
  }

  expectEnd(): void {
    this.#match(SPACE);
    if (this.#at < this.#text.length) this.#fail();
  }

  #items(end: string, depth: number): PythonValue[] {
    const items: PythonValue[] = [];
    while (!this.#skip(end)) {
      items.push(this.value(depth + 1));
      if (!this.#skip(",") && !this.#isNext(end)) this.#fail();
    }
    return items;
  }

  #members(depth: number): Map<string, PythonValue> {
    const members = new Map<string, PythonValue>();
    while (!this.#skip("}")) {
      const key = this.value(depth + 1);
      if (typeof key !== "string" || !this.#skip(":")) return this.#fail();
      members.set(key, this.value(depth + 1));
      if (!this.#skip(",") && !this.#isNext("}")) this.#fail();
    }
    return members;
  }

  #isNext(character: string): boolean {
    this.#match(SPACE);
    return this.#text[this.#at] === character;
  }

  #skip(character: string): boolean {
    const isNext = this.#isNext(character);
    if (isNext) this.#at++;
    return isNext;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #fail(): never {
    throw new DamagedFile("its header cannot be read");
  }
}

/** The escapes that Python uses where it prints a text. */
function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs,
    (whole, x?: string, u?: string, wide?: string, other?: string) => {
      const digits = x ?? u ?? wide;
      if (digits === undefined) return CONTROLS.get(other!) ?? other!;
      const point = Number.parseInt(digits, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

const CONTROLS = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
