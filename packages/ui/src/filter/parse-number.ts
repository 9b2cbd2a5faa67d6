/**
 * The number that a person typed: commas at the thousands, spaces around, a true minus and exponents are welcome; a
 * whole number that a double cannot hold is a `bigint`. `undefined` when it is no finite number.
 */
export function parseNumber(text: string): number | bigint | undefined {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/,(?=\d{3})/g, "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  if (/^[+-]?\d+$/.test(plain) && !Number.isSafeInteger(value)) return BigInt(plain.replace("+", ""));
  return Number.isFinite(value) ? value : undefined;
}
