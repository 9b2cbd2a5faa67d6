import type { JsonValue } from "@atlas/core";

/**
 * A value as JSON, with the words that JSON lacks (`NaN`, `Infinity`) and big integers in digits. Stops soon after
 * `limit` characters, without walking the rest, and ends in an ellipsis then.
 */
export function jsonText(value: JsonValue, limit = Number.POSITIVE_INFINITY): string {
  const parts: string[] = [];
  let length = 0;
  const write = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const walk = (node: JsonValue): void => {
    if (length > limit) return;
    if (Array.isArray(node)) {
      write("[");
      each(node, (item) => walk(item));
      write("]");
    } else if (typeof node === "object" && node !== null) {
      write("{");
      each(Object.keys(node), (key) => {
        write(`${JSON.stringify(key)}: `);
        walk(node[key] as JsonValue);
      });
      write("}");
    } else {
      write(typeof node === "string" ? JSON.stringify(node.slice(0, limit + 1)) : String(node));
    }
  };
  const each = <T>(items: readonly T[], visit: (item: T) => void) => {
    for (let index = 0; index < items.length && length <= limit; index++) {
      if (index > 0) write(", ");
      visit(items[index] as T);
    }
  };
  walk(value);
  return shorten(parts.join(""), limit);
}

/** A text of at most `limit` characters, cut with an ellipsis where it is longer. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit).trimEnd()}\u2026`;
}
