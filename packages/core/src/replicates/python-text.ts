import type { JsonValue } from "../json/value.ts";

/**
 * A value as Python writes it.
 *
 * @param isFloat whether whole numbers are written as floats: "1.0"
 */
export function pythonText(value: JsonValue | undefined, isFloat = false): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return numberText(value, isFloat);
  if (typeof value === "string") return stringText(value);
  if (Array.isArray(value)) return `[${value.map((item) => pythonText(item, isFloat)).join(", ")}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${stringText(name)}: ${pythonText(member, isFloat)}`,
  );
  return `{${members.join(", ")}}`;
}

function numberText(value: number, isFloat: boolean): string {
  if (!Number.isFinite(value)) return `float("${Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf"}")`;
  if (Object.is(value, -0)) return "-0.0";
  if (Number.isSafeInteger(value)) return isFloat ? `${value}.0` : String(value);
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

/** JSON's escapes mean the same in Python. */
function stringText(value: string): string {
  return JSON.stringify(value);
}
