import type { JsonValue } from "@atlas/core";

const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON refuses exactly these within strings
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|(-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)|(true|false|null|NaN|-?Infinity))/y;
const WORDS: Record<string, JsonValue> = {
  true: true,
  false: false,
  null: null,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};

type Expected = "value" | "value or ]" | "name" | "name or }" | ":" | "separator" | "end";
type Frame = { readonly list: JsonValue[] } | { readonly members: Map<string, JsonValue>; name?: string };

/**
 * JSON as Python writes it, read in another way than Atlas does: one pattern for tokens, a stack instead of
 * recursion. Objects are Maps in a wrapper, so that no name is special. `undefined` for what is no JSON, or is
 * nested deeper than `maxDepth`.
 */
export function oracle(text: string, maxDepth: number): { value: unknown } | undefined {
  const stack: Frame[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let expects = "value" as Expected;
  let result: unknown;

  const take = (value: unknown) => {
    const frame = stack.at(-1);
    if (frame === undefined) {
      result = value;
      expects = "end";
      return;
    }
    if ("list" in frame) frame.list.push(value as JsonValue);
    else frame.members.set(frame.name!, value as JsonValue);
    expects = "separator";
  };
  const close = () => {
    const frame = stack.pop()!;
    take("list" in frame ? frame.list : frame.members);
  };

  while (true) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      return expects === "end" && /^[ \t\n\r]*$/.test(text.slice(at)) ? { value: result } : undefined;
    }
    at = TOKEN.lastIndex;
    const [, mark, string, number, fraction, exponent, word] = match;
    const frame = stack.at(-1);
    const mayBeValue = expects === "value" || expects === "value or ]";
    if (mark === "{" || mark === "[") {
      if (!mayBeValue || stack.length === maxDepth) return undefined;
      stack.push(mark === "[" ? { list: [] } : { members: new Map() });
      expects = mark === "[" ? "value or ]" : "name or }";
    } else if (mark === "]") {
      if (frame === undefined || !("list" in frame)) return undefined;
      if (expects !== "value or ]" && expects !== "separator") return undefined;
      close();
    } else if (mark === "}") {
      if (frame === undefined || "list" in frame) return undefined;
      if (expects !== "name or }" && expects !== "separator") return undefined;
      close();
    } else if (mark === ",") {
      if (expects !== "separator" || frame === undefined) return undefined;
      expects = "list" in frame ? "value" : "name";
    } else if (mark === ":") {
      if (expects !== ":") return undefined;
      expects = "value";
    } else if (string !== undefined && (expects === "name" || expects === "name or }")) {
      (frame as { name?: string }).name = JSON.parse(string) as string;
      expects = ":";
    } else if (!mayBeValue) {
      return undefined;
    } else if (string !== undefined) {
      take(JSON.parse(string));
    } else if (number !== undefined) {
      const isInteger = fraction === undefined && exponent === undefined;
      take(isInteger && !Number.isSafeInteger(Number(number)) ? BigInt(number) : Number(number));
    } else {
      take(WORDS[word!]!);
    }
  }
}
