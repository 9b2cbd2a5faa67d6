/** A value as Python sees it: a `bigint` is an int, a `number` is a float, whatever its value. */
export type PythonValue = null | boolean | bigint | number | string | readonly PythonValue[] | PythonObject;

/** A dict with string keys. */
export interface PythonObject {
  readonly [key: string]: PythonValue;
}

/** The text of `json.dumps(value, indent=2, sort_keys=True)`: the form of every file that metalab writes. */
export function pythonJson(value: PythonValue): string {
  return write(value, pythonFloat, { item: ",", key: ": ", indent: "\n" });
}

/**
 * The text that metalab's fingerprints are taken of: sorted keys, no spaces, and floats as strings of their `repr`,
 * so that 1 and 1.0 differ.
 */
export function canonicalJson(value: PythonValue): string {
  return write(value, (float) => `"${pythonFloat(float)}"`, { item: ",", key: ":" });
}

/** `repr(float)`: the shortest digits that name the number, with an exponent below 1e-4 and from 1e16 on. */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [mantissa, power] = value.toExponential().split("e") as [string, string];
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const digits = Object.is(value, -0) ? "-0" : String(value);
  return digits.includes(".") ? digits : `${digits}.0`;
}

interface Layout {
  readonly item: string;
  readonly key: string;
  /** A line break and the spaces before the closing bracket; absent for one line. */
  readonly indent?: string;
}

function write(value: PythonValue, float: (value: number) => string, layout: Layout): string {
  if (typeof value === "number") return float(value);
  if (typeof value === "string") return pythonString(value);
  if (value === null || typeof value !== "object") return String(value);
  const end = layout.indent ?? "";
  const inner = layout.indent === undefined ? layout : { ...layout, indent: `${layout.indent}  ` };
  const isList = isPythonList(value);
  const items = isList
    ? value.map((item) => write(item, float, inner))
    : Object.keys(value)
        .sort()
        .map((key) => pythonString(key) + layout.key + write(value[key]!, float, inner));
  const [open, close] = isList ? "[]" : "{}";
  if (items.length === 0) return `${open}${close}`;
  const start = inner.indent ?? "";
  return `${open}${start}${items.join(layout.item + start)}${end}${close}`;
}

function isPythonList(value: readonly PythonValue[] | PythonObject): value is readonly PythonValue[] {
  return Array.isArray(value);
}

/** JSON text in ASCII only, as `ensure_ascii` has it. */
function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
