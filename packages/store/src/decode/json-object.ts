import { type JsonObject, type JsonValue, parseJson } from "@atlas/core";
import { decodeText } from "./text.ts";

/** What could be read of a file: `value` is absent when nothing could, and `reasons` say what was not as it should be. */
export interface Decoded<T> {
  readonly value?: T;
  /** In words that continue the file's name, without a full stop. */
  readonly reasons: readonly string[];
}

/** The JSON object that a file holds. Never throws. */
export function decodeJsonObject(bytes: Uint8Array): Decoded<JsonObject> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { reasons: [decoded.reason] };
  const parsed = parseJson(decoded.text);
  if (!parsed.ok) {
    const empty = decoded.text.trim() === "";
    return { reasons: [empty ? "is empty" : `is not JSON: ${parsed.reason} at character ${parsed.offset}`] };
  }
  if (!isJsonObject(parsed.value)) return { reasons: [`holds ${kindOf(parsed.value)}, not an object`] };
  return { value: parsed.value, reasons: [] };
}

/** Whether a value is an object: neither a list nor null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What kind of value this is, in words. */
export function kindOf(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "string":
      return "a text";
    case "boolean":
      return "a boolean";
    case "object":
      return "an object";
    default:
      return Number.isFinite(value) || typeof value === "bigint" ? "a number" : String(value);
  }
}
