/** 0 where a text is what was looked for, 1 where it begins with it, 2 where it holds it. */
export type Closeness = 0 | 1 | 2;

/**
 * How close the closest of some texts is to what was looked for; `undefined` where none holds it.
 *
 * @param needle in lower case
 */
export function closenessOf(texts: Iterable<string>, needle: string): Closeness | undefined {
  let closest: Closeness | undefined;
  for (const text of texts) {
    const lower = text.toLowerCase();
    if (lower === needle) return 0;
    if (lower.startsWith(needle)) closest = 1;
    else if (lower.includes(needle)) closest ??= 2;
  }
  return closest;
}
