import type { Content } from "./content.ts";
import type { LogChunk, LogRange } from "./log-chunk.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextDecoder {
  constructor(encoding: "utf-8", options: { ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** How many bytes of a character may lie before or behind a place in it. */
const MAX_REST = 3;

/**
 * A part of a log, read from its bytes; `undefined` when the file is gone. Reads no more than the part and a few
 * bytes around it. Parts that follow each other by `next_offset` make up the whole log: none is empty before the end,
 * so that of a character longer than `limit` all bytes are given.
 *
 * Rejects with `AtlasError` `unavailable` when the log cannot be read.
 */
export async function readLog(content: Content, range: LogRange): Promise<LogChunk | undefined> {
  const { from, until } = boundsOf(range, content.sizeBytes);
  const first = Math.max(0, from - MAX_REST);
  const bytes = await content.read(first, until + MAX_REST);
  if (bytes === undefined) return undefined;
  // A log that was cut short meanwhile ends where reading did.
  const limit = Math.min(until - first, bytes.length);
  const start = nextBoundary(bytes, Math.min(from - first, limit));
  const cut = lastBoundary(bytes, limit);
  const end = cut > start ? cut : nextBoundary(bytes, Math.min(start + 1, bytes.length));
  return {
    content: utf8.decode(bytes.subarray(start, end)),
    offset: first + start,
    next_offset: first + end,
    size: limit < until - first ? first + limit : Math.max(content.sizeBytes, first + end),
  };
}

/** The bytes asked for, as far as they are in a log of this size. */
function boundsOf(range: LogRange, sizeBytes: number): { readonly from: number; readonly until: number } {
  if ("tail" in range) return { from: Math.max(0, sizeBytes - range.tail), until: sizeBytes };
  const { offset, limit } = range;
  return { from: Math.min(offset, sizeBytes), until: Math.min(offset + limit, sizeBytes) };
}

/** The first place from `at` on that is not within a character. */
function nextBoundary(bytes: Uint8Array, at: number): number {
  let place = at;
  while (isWithin(bytes, place)) place++;
  return place;
}

/** The last place up to `at` that is not within a character. */
function lastBoundary(bytes: Uint8Array, at: number): number {
  let place = at;
  while (isWithin(bytes, place)) place--;
  return place;
}

/** Whether the bytes on both sides of a place belong to one character. */
function isWithin(bytes: Uint8Array, place: number): boolean {
  if (!isContinuation(bytes[place])) return false;
  let lead = place - 1;
  while (lead > place - MAX_REST && isContinuation(bytes[lead])) lead--;
  return lead + lengthOf(bytes[lead]) > place;
}

function isContinuation(byte = 0): boolean {
  return byte >> 6 === 0b10;
}

/** How many bytes the character has that begins with a byte; 1 for a byte with which none begins. */
function lengthOf(byte = 0): number {
  if (byte >> 5 === 0b110) return 2;
  if (byte >> 4 === 0b1110) return 3;
  return byte >> 3 === 0b11110 ? 4 : 1;
}
