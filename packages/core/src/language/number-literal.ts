const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/**
 * The number that a word is: decimal in every usual form, or an infinity (`inf`, `-Infinity`). An integer beyond
 * 2^53 - 1 is a `bigint` when it is written in digits alone. `undefined` for a word that is no number, NaN included.
 */
export function readNumber(word: string): number | bigint | undefined {
  const infinite = INFINITE.exec(word);
  if (infinite !== null) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (!DECIMAL.test(word)) return undefined;
  const number = Number(word);
  return Number.isSafeInteger(number) || /[.e]/i.test(word) ? number : BigInt(word);
}

/** A number in its shortest form that `readNumber` gives back exactly. */
export function printNumber(number: number | bigint): string {
  if (typeof number === "bigint") return number.toString();
  if (Object.is(number, -0)) return "-0";
  // Digits alone would be read as a bigint.
  const isLarge = Number.isInteger(number) && !Number.isSafeInteger(number);
  return (isLarge ? number.toExponential() : String(number)).replace("e+", "e");
}
