import { readNumber } from "./number-literal.ts";

const KEYWORDS = new Set(["and", "or", "not", "in", "is", "contains"]);

/** Whether a word, in any case, joins, negates or compares, so that as a text it must stand in quotes. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word.toLowerCase());
}

/**
 * The value that a word without quotes is: a number, a boolean in any case, else a text; `undefined` for `null` and
 * `nan`, which no value equals.
 */
export function readWord(word: string): number | bigint | boolean | string | undefined {
  switch (word.toLowerCase()) {
    case "true":
      return true;
    case "false":
      return false;
    case "null":
    case "nan":
      return undefined;
    default:
      return readNumber(word) ?? word;
  }
}
