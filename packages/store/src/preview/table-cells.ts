import { type JsonValue, type TablePreview, wallClock } from "@atlas/core";

/** What the cells of a column are. */
export type ColumnType = TablePreview["columns"][number]["type"];

/** Numbers as JSON has them, with a plus and without digits before or behind the point as well, NaN and infinities. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = new Map([
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["infinity", Number.POSITIVE_INFINITY],
]);
const BOOLEANS = new Map([
  ["true", true],
  ["false", false],
]);

/** The number that a text writes, an integer with all its digits; `undefined` for any other text. */
export function numberOf(text: string): number | bigint | undefined {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) {
    const word = NOT_FINITE.get(trimmed.toLowerCase().replace(/^[+-]/, ""));
    return word !== undefined && trimmed.startsWith("-") ? -word : word;
  }
  const number = Number(trimmed);
  const isInteger = /^[+-]?\d+$/.test(trimmed);
  return isInteger && !Number.isSafeInteger(number) ? BigInt(trimmed.replace("+", "")) : number;
}

/** What a column of texts holds, leaving out the empty ones; text where they differ. */
export function typeOfTexts(texts: readonly string[]): ColumnType {
  const filled = texts.filter((text) => text !== "");
  if (filled.length === 0) return "text";
  if (filled.every((text) => numberOf(text) !== undefined)) return "number";
  if (filled.every((text) => BOOLEANS.has(text.toLowerCase()))) return "boolean";
  return filled.every((text) => wallClock(text) !== undefined) ? "time" : "text";
}

/** The value of a text in a column of a type; null for an empty one. */
export function cellOf(text: string, type: ColumnType): JsonValue {
  if (text === "") return null;
  if (type === "number") return numberOf(text) ?? null;
  return type === "boolean" ? (BOOLEANS.get(text.toLowerCase()) ?? null) : text;
}

/** What a column of values holds, leaving out null; other where they differ. */
export function typeOfValues(values: readonly JsonValue[]): ColumnType {
  const types = new Set(values.filter((value) => value !== null).map(typeOfValue));
  if (types.size > 1) return "other";
  return [...types][0] ?? "other";
}

function typeOfValue(value: JsonValue): ColumnType {
  switch (typeof value) {
    case "number":
    case "bigint":
      return "number";
    case "boolean":
      return "boolean";
    case "string":
      return wallClock(value) === undefined ? "text" : "time";
    default:
      return "other";
  }
}
