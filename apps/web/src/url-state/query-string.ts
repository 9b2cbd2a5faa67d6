/** What a browser leaves as it is in a query, and `encodeURIComponent` does not. */
const READABLE = /%(?:2C|3B|3A|3D|2F|40|24)/g;

/** Half of a pair of UTF-16 units without the other: no URL can hold it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The query string of named texts, "?" included, encoded no more than a URL needs; "" without any. Halves of
 * surrogate pairs, which no URL can hold, become U+FFFD.
 */
export function writeQueryString(texts: readonly (readonly [name: string, text: string])[]): string {
  const parts = texts.map(([name, text]) => `${name}=${encodeReadably(text)}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** A text in percent-encoding, for any place of a URL. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATE, "\ufffd")).replaceAll("'", "%27");
}

function encodeReadably(text: string): string {
  return encodeText(text).replace(READABLE, decodeURIComponent).replaceAll("%20", "+");
}
