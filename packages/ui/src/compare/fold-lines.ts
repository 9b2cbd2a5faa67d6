import type { DiffLine } from "./line-difference.ts";

/** Lines that both texts have, folded away between those that differ. */
export interface FoldedLines {
  readonly kind: "folded";
  readonly count: number;
}

/** The lines of a difference, of those that both have only some beside what differs. */
export function foldLines(lines: readonly DiffLine[], context: number): (DiffLine | FoldedLines)[] {
  const isNear = new Uint8Array(lines.length);
  lines.forEach(({ kind }, at) => {
    if (kind !== "same") isNear.fill(1, Math.max(0, at - context), at + context + 1);
  });
  const folded: (DiffLine | FoldedLines)[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && isNear[end] === 0) end++;
    if (end > at) folded.push({ kind: "folded", count: end - at });
    if (end < lines.length) folded.push(lines[end]!);
    at = end + 1;
  }
  return folded;
}
