/**
 * Texts joined by commas, so that `readTextList` gives them back: a comma, a backslash and half of a surrogate pair
 * within one are escaped. At least one text: the empty list has no text of its own.
 */
export function writeTextList(texts: readonly string[]): string {
  return texts
    .map((text) =>
      text
        .replace(/[\\,]/g, "\\$&")
        .replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`),
    )
    .join(",");
}

/** The texts of a list that `writeTextList` wrote. Never fails: an escape that means nothing is its character. */
export function readTextList(list: string): string[] {
  const texts: string[] = [];
  let text = "";
  for (const [token, half, escaped] of list.matchAll(/\\u(d[89a-f][\da-f]{2})|\\(.)|./gsu)) {
    if (token === ",") {
      texts.push(text);
      text = "";
    } else {
      text += half === undefined ? (escaped ?? token) : String.fromCharCode(Number.parseInt(half, 16));
    }
  }
  return [...texts, text];
}
