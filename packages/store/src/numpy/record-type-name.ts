import type { PythonValue } from "./python-literal.ts";

/** A type of records as numpy prints it: `[('id', '<i4'), ('place', '<f8', (2,))]`. */
export function recordTypeName(fields: readonly PythonValue[]): string {
  return `[${fields.map(fieldName).join(", ")}]`;
}

/** A name, or a title and a name; then a type, or the fields of one; then a shape, if there is one. */
function fieldName(field: PythonValue): string {
  if (!Array.isArray(field)) return plainText(field);
  const [name = "", type = "", shape] = field;
  const parts = [
    Array.isArray(name) ? tuple(name.map(plainText)) : plainText(name),
    Array.isArray(type) ? recordTypeName(type) : plainText(shortened(type)),
  ];
  if (shape !== undefined) parts.push(Array.isArray(shape) ? tuple(shape.map(plainText)) : plainText(shape));
  return tuple(parts);
}

/** What has no byte order is printed without one. */
function shortened(type: PythonValue): PythonValue {
  if (type === "|b1") return "?";
  return typeof type === "string" ? type.replace(/^\|/, "") : type;
}

function tuple(parts: readonly string[]): string {
  return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(", ")})`;
}

/** A text in the quotes that Python takes, anything else in words. */
function plainText(value: PythonValue): string {
  if (typeof value !== "string") return String(value);
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  return quote + value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`) + quote;
}
