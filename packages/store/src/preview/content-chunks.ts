import type { Content } from "@atlas/core";
import type { ByteSource } from "./byte-reader.ts";

/** How many bytes are fetched at a time. */
const CHUNK_BYTES = 256 * 1024;

/** The bytes of a file from `start` up to but not including `end`, piece by piece; fewer where it ends before. */
export function contentChunks(content: Content, start: number, end: number): ByteSource {
  let at = start;
  return {
    async next() {
      const bytes = at < end ? await content.read(at, Math.min(end, at + CHUNK_BYTES)) : undefined;
      at += bytes?.length ?? 0;
      return bytes;
    },
    skip(count) {
      at += count;
    },
  };
}
