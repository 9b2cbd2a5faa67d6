import {
  type FieldFilter,
  type FilterOperator,
  type FilterValue,
  isFieldPath,
  type JsonValue,
  NAMESPACES,
} from "@atlas/core";

const SIGNS: Record<FilterOperator, string> = {
  eq: "=",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
  contains: "~",
  in: " in ",
};

const OPERATORS = new Map(
  Object.entries(SIGNS).map(([operator, sign]) => [sign, operator as FilterOperator]),
);

const WORDS = new Map<string, JsonValue>([
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e-?\d+)?$/;
/** Letters that need no quotes. */
const BARE = /[^\s"(){},;=<>!~\\\p{Control}\p{Surrogate}]+/u;
const TOKEN = {
  bare: new RegExp(BARE, "uy"),
  quoted: /"(?:[^"\\]|\\.)*"/y,
  sign: /!=|<=|>=|=|<|>|~| in /y,
};

/**
 * Field filters as a line of text that a person can read and `readFieldFilters` gives back exactly:
 * `params.dim>=10;params.algo in (adam,sgd)`. A field or a text stands bare where nothing in it means something
 * else, and otherwise in the quotes of JSON; lists are in parentheses, objects are JSON's.
 */
export function writeFieldFilters(filters: readonly FieldFilter[]): string {
  return filters.map(({ field, op, value }) => bareOrQuoted(field) + SIGNS[op] + writeValue(value)).join(";");
}

/** The filters of a text that `writeFieldFilters` wrote; `undefined` when it is no such text. */
export function readFieldFilters(text: string): FieldFilter[] | undefined {
  try {
    return new Reader(text).filters();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function writeValue(value: JsonValue): string {
  if (typeof value === "string")
    return readWord(value) === value ? bareOrQuoted(value) : JSON.stringify(value);
  if (typeof value === "number") return writeNumber(value);
  if (Array.isArray(value)) return `(${value.map(writeValue).join(",")})`;
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${writeValue(member)}`,
  );
  return `{${members.join(",")}}`;
}

/** Integers beyond 2^53 keep an exponent, as digits alone are read as a bigint there. */
function writeNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const isLarge = Number.isInteger(value) && !Number.isSafeInteger(value);
  return (isLarge ? value.toExponential() : String(value)).replace("e+", "e");
}

function bareOrQuoted(text: string): string {
  return BARE.exec(text)?.[0] === text ? text : JSON.stringify(text);
}

/** What a word without quotes stands for. */
function readWord(word: string): JsonValue {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  if (!NUMBER.test(word)) return word;
  const value = Number(word);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && !word.includes("e")
    ? BigInt(word)
    : value;
}

/** Reads a text from left to right; throws a SyntaxError where it cannot go on. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  filters(): FieldFilter[] {
    const filters: FieldFilter[] = [];
    while (this.#at < this.#text.length) {
      if (filters.length > 0) this.#expect(";");
      filters.push({ field: this.#field(), op: this.#operator(), value: this.#value() as FilterValue });
    }
    return filters;
  }

  #field(): FieldFilter["field"] {
    const name = this.#quoted() ?? this.#token("bare") ?? "";
    const namespace = NAMESPACES.find((known) => known === name);
    if (namespace !== undefined) return namespace;
    if (isFieldPath(name)) return name;
    throw new SyntaxError(`No field: ${name}`);
  }

  #operator(): FilterOperator {
    const operator = OPERATORS.get(this.#token("sign") ?? "");
    if (operator === undefined) throw new SyntaxError("An operator is missing");
    return operator;
  }

  #value(): JsonValue {
    if (this.#takes("(")) return this.#members(")", () => this.#value());
    if (this.#takes("{")) return Object.fromEntries(this.#members("}", () => this.#entry()));
    const quoted = this.#quoted();
    if (quoted !== undefined) return quoted;
    const word = this.#token("bare");
    if (word === undefined) throw new SyntaxError("A value is missing");
    return readWord(word);
  }

  #entry(): [string, JsonValue] {
    const key = this.#quoted();
    if (key === undefined) throw new SyntaxError("A key is missing");
    this.#expect(":");
    return [key, this.#value()];
  }

  #members<T>(end: string, read: () => T): T[] {
    const members: T[] = [];
    while (!this.#takes(end)) {
      if (members.length > 0) this.#expect(",");
      members.push(read());
    }
    return members;
  }

  #quoted(): string | undefined {
    const token = this.#token("quoted");
    return token === undefined ? undefined : (JSON.parse(token) as string);
  }

  #token(kind: keyof typeof TOKEN): string | undefined {
    const pattern = TOKEN[kind];
    pattern.lastIndex = this.#at;
    const token = pattern.exec(this.#text)?.[0];
    this.#at += token?.length ?? 0;
    return token;
  }

  #takes(text: string): boolean {
    const isNext = this.#text.startsWith(text, this.#at);
    if (isNext) this.#at += text.length;
    return isNext;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw new SyntaxError(`"${text}" is missing`);
  }
}
