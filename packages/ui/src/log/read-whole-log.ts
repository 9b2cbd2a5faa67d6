import type { LogChunk, LogRange } from "@atlas/core";

const PART_BYTES = 4 * 1024 * 1024;

/**
 * All of a log as a file, read in parts, so that its size is bounded by the browser's storage and not by one answer.
 * Ends where the log ended when its last part was read.
 *
 * @param onProgress is told how many bytes have been read
 */
export async function readWholeLog(
  read: (range: LogRange, signal: AbortSignal) => Promise<LogChunk | undefined>,
  onProgress: (readBytes: number) => void,
): Promise<Blob> {
  const { signal } = new AbortController();
  const parts: Blob[] = [];
  for (let offset = 0; ; ) {
    const part = await read({ offset, limit: PART_BYTES }, signal);
    if (part === undefined || part.next_offset <= offset) break;
    parts.push(new Blob([part.content]));
    offset = part.next_offset;
    onProgress(offset);
    if (offset >= part.size) break;
  }
  return new Blob(parts, { type: "text/plain" });
}
