import type { Completion } from "@atlas/core";

/** The text of a query with a completion in its place, and where the caret stands then: behind it, ready to go on. */
export function completed(
  text: string,
  { kind, text: insert, position }: Completion,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(position.end);
  const isWord = kind === "field" || kind === "operator" || kind === "keyword";
  const space = isWord && insert !== ")" && !after.startsWith(" ") ? " " : "";
  const isSpaced = isWord && after.startsWith(" ");
  return {
    text: text.slice(0, position.start) + insert + space + after,
    caret: position.start + insert.length + space.length + (isSpaced ? 1 : 0),
  };
}
