/** Characters that a text without quotes may hold; two points in a row are the sign of a range. */
export const BARE_TEXT = /(?:(?!\.\.)[^\s"'`(),=<>!~\u2260\u2264\u2265[\]{}])+/uy;

/** A text in quotes of either kind, up to its end or, where there is none, to the end of the query. */
export const QUOTED_TEXT = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?/sy;

const UNPRINTED = /[\p{Control}\p{Surrogate}]|\.$/u;

/** Whether a text can stand without quotes as far as its characters go. */
export function isBare(text: string): boolean {
  BARE_TEXT.lastIndex = 0;
  return BARE_TEXT.exec(text)?.[0] === text && !UNPRINTED.test(text);
}

/** A text in double quotes, with the escapes of JSON. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

const ESCAPES = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/**
 * The text of a literal in quotes of either kind; `undefined` where its last quote is missing. A backslash before
 * any other character than those of JSON's escapes is that character's.
 */
export function unquoted(literal: string): string | undefined {
  const inner = /^(["'])((?:[^\\]|\\.)*)\1$/s.exec(literal)?.[2];
  return inner?.replace(/\\(?:u([\dA-Fa-f]{4})|(.))/gs, (_, unit: string | undefined, char: string) =>
    unit === undefined ? (ESCAPES.get(char) ?? char) : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}
