import type { JsonValue } from "@atlas/core";
import { decodeText } from "../decode/text.ts";
import { hexOf } from "./hex.ts";

/** How deep values may lie in one another. */
const MAX_DEPTH = 20;

/** How many items of a list, and bytes, are kept. */
const MAX_ITEMS = 100;

/** How many characters of a text are kept. */
const MAX_LENGTH = 1000;

/** A value that a reader of tables gives, as JSON: times as ISO 8601, bytes that are no text in hexadecimal digits, long lists and texts cut. */
export function jsonOf(value: unknown, depth = 0): JsonValue {
  switch (typeof value) {
    case "string":
      return value.slice(0, MAX_LENGTH);
    case "boolean":
    case "number":
      return value;
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? Number(value) : value;
    case "object":
      return value === null || depth > MAX_DEPTH ? null : objectOf(value, depth + 1);
    default:
      return null;
  }
}

function objectOf(value: object, depth: number): JsonValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return bytesText(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = value as ArrayLike<unknown>;
    return Array.from({ length: Math.min(items.length, MAX_ITEMS) }, (_, i) => jsonOf(items[i], depth));
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.map(([name, member]) => [String(name), jsonOf(member, depth)]));
}

function bytesText(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded.text.slice(0, MAX_LENGTH) : hexOf(bytes.subarray(0, MAX_ITEMS));
}
