import type { LogChunk } from "@atlas/core";
import { joinLines, type LogLine, splitLog } from "./log-line.ts";

/** The part of a log that has been read. */
export interface LogWindow {
  readonly lines: readonly LogLine[];
  /** Where it begins and ends, in bytes. */
  readonly offset: number;
  readonly nextOffset: number;
  /** The log's size in bytes when it was read last. */
  readonly sizeBytes: number;
}

/** How much of a log is kept; more of it is let go at the other end. */
const MOST_BYTES = 8 * 1024 * 1024;

/** A part of a log, by its lines. */
export function windowOf(chunk: LogChunk): LogWindow {
  const { content, offset, next_offset: nextOffset, size: sizeBytes } = chunk;
  return { lines: splitLog(content, offset, nextOffset), offset, nextOffset, sizeBytes };
}

/**
 * What is known of a log when the part before or after it has been read, too; `undefined` when that part does not
 * join on: the log was written anew.
 */
export function extendWindow(known: LogWindow, chunk: LogChunk): LogWindow | undefined {
  const part = windowOf(chunk);
  if (part.lines.length === 0 && part.sizeBytes === known.sizeBytes) return known;
  if (part.nextOffset === known.offset)
    return keepFirst({ ...known, lines: joinLines(part.lines, known.lines), offset: part.offset });
  if (part.offset === known.nextOffset && part.sizeBytes >= known.nextOffset)
    return keepLast({ ...part, lines: joinLines(known.lines, part.lines), offset: known.offset });
  return undefined;
}

function keepFirst(window: LogWindow): LogWindow {
  const end = window.lines.findLastIndex((line) => line.offset - window.offset <= MOST_BYTES);
  const cut = window.lines[end + 1];
  return cut === undefined
    ? window
    : { ...window, lines: window.lines.slice(0, end + 1), nextOffset: cut.offset };
}

function keepLast(window: LogWindow): LogWindow {
  if (window.nextOffset - window.offset <= MOST_BYTES) return window;
  const start = window.lines.findIndex((line) => window.nextOffset - line.offset <= MOST_BYTES);
  const cut = window.lines[start];
  return start <= 0 || cut === undefined
    ? window
    : { ...window, lines: window.lines.slice(start), offset: cut.offset };
}
