/** A text in three parts, of which the middle one is what another text has otherwise. */
export interface TextDifference {
  readonly before: string;
  readonly different: string;
  readonly after: string;
}

/** How many characters of what two texts share are kept beside what differs. */
const CONTEXT = 24;
const ELLIPSIS = "\u2026";

/**
 * Where a text differs from another one: what both begin and end with, and what is between; a long beginning or end
 * is cut where it is furthest from the difference.
 */
export function textDifference(text: string, other: string): TextDifference {
  const characters = [...text];
  const others = [...other];
  const shorter = Math.min(characters.length, others.length);
  let start = 0;
  while (start < shorter && characters[start] === others[start]) start++;
  let end = 0;
  while (end < shorter - start && characters.at(-1 - end) === others.at(-1 - end)) end++;
  const before = characters.slice(0, start);
  const after = characters.slice(characters.length - end);
  return {
    before: before.length > 2 * CONTEXT ? ELLIPSIS + before.slice(-CONTEXT).join("") : before.join(""),
    different: characters.slice(start, characters.length - end).join(""),
    after: after.length > 2 * CONTEXT ? after.slice(0, CONTEXT).join("") + ELLIPSIS : after.join(""),
  };
}
