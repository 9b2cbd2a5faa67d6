import { isPlain } from "./is-plain.ts";

/**
 * Writes a value as standard JSON that `parseJson` reads back to the same value, but for NaN and infinities, which
 * become null. A `bigint` is written in digits; -0 and integral doubles beyond 2^53 - 1 as floats (`-0.0`,
 * `1e+300`, `9223372036854776000.0`); lone surrogates are escaped. Members that are `undefined` are left out.
 *
 * @param value plain data: no `toJSON`, no cycles
 * @param indent spaces a level; on one line when absent or 0
 */
export function stringifyJson(value: unknown, indent = 0): string {
  if (isPlain(value)) return JSON.stringify(value, undefined, indent) ?? "null";
  return write(value, { indent: " ".repeat(indent), nonFinite: () => "null" }, "\n");
}

/** Writes a value as the JSON of a metalab store on one line: as `stringifyJson`, but NaN and infinities are kept as tokens. */
export function exactJson(value: unknown): string {
  return write(value, { indent: "", nonFinite: String }, "\n");
}

interface Style {
  readonly indent: string;
  readonly nonFinite: (value: number) => string;
}

function write(value: unknown, style: Style, newLine: string): string {
  if (typeof value === "number") return writeNumber(value, style);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const inner = newLine + style.indent;
  if (Array.isArray(value)) {
    const items = value.map((item) => write(item, style, inner));
    return bracket("[", items, "]", style, newLine);
  }
  const colon = style.indent === "" ? ":" : ": ";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => JSON.stringify(name) + colon + write(member, style, inner));
  return bracket("{", members, "}", style, newLine);
}

function bracket(
  open: string,
  parts: readonly string[],
  close: string,
  style: Style,
  newLine: string,
): string {
  if (parts.length === 0) return open + close;
  if (style.indent === "") return open + parts.join(",") + close;
  const inner = newLine + style.indent;
  return open + inner + parts.join(`,${inner}`) + newLine + close;
}

function writeNumber(value: number, style: Style): string {
  if (!Number.isFinite(value)) return style.nonFinite(value);
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  // Without a fraction or an exponent it would be read back as a bigint.
  return Number.isSafeInteger(value) || /[.e]/.test(text) ? text : `${text}.0`;
}
