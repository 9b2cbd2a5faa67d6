import type { AnsiSpan } from "./ansi-spans.ts";

/** Where a text was found in a line: half-open, in UTF-16 units. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** A piece of a line, and whether it was searched for. */
export interface HitSpan extends AnsiSpan {
  readonly isHit: boolean;
}

/** Where a line has a text, whatever the case, from the left and without overlap; nowhere of an empty text. */
export function findHits(line: string, text: string): Hit[] {
  if (text === "") return [];
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "gi");
  return [...line.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** The pieces of a line, cut where the hits begin and end. */
export function cutAtHits(spans: readonly AnsiSpan[], hits: readonly Hit[]): HitSpan[] {
  const cut: HitSpan[] = [];
  let at = 0;
  for (const { text, style } of spans) {
    const end = at + text.length;
    let start = at;
    const push = (until: number, isHit: boolean) => {
      if (until > start) cut.push({ text: text.slice(start - at, until - at), style, isHit });
      start = Math.max(start, until);
    };
    for (const hit of hits) {
      if (hit.end <= at || hit.start >= end) continue;
      push(hit.start, false);
      push(Math.min(hit.end, end), true);
    }
    push(end, false);
    at = end;
  }
  return cut;
}
