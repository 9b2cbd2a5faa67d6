import { compareStrings, type JsonValue } from "@atlas/core";

/**
 * The text that Python's `json.dumps(value, indent=2, sort_keys=True)` makes of a value, as metalab writes its files:
 * names by code point, ASCII only, `NaN` and infinities as bare tokens. Floats are spelled as JavaScript does.
 */
export function pythonJson(value: JsonValue, newLine = "\n"): string {
  const inner = `${newLine}  `;
  if (Array.isArray(value)) {
    return bracket(
      "[]",
      Array.from(value, (item) => pythonJson(item, inner)),
      newLine,
    );
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => compareStrings(a, b));
    return bracket(
      "{}",
      members.map(([name, member]) => `${text(name)}: ${pythonJson(member, inner)}`),
      newLine,
    );
  }
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
      return number(value);
    default:
      return String(value);
  }
}

function bracket([open, close]: string, parts: readonly string[], newLine: string): string {
  return parts.length === 0
    ? `${open}${close}`
    : `${open}${newLine}  ${parts.join(`,${newLine}  `)}${newLine}${close}`;
}

function text(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** An integral float must not look like an integer where it is -0 or none that a double can count to. */
function number(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}
