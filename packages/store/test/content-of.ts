import type { Content } from "@atlas/core";

/** The bytes of a file that is in memory, and which parts of it have been read. */
export interface ReadContent extends Content {
  readonly reads: readonly { readonly start: number; readonly end: number }[];
}

/** A file of some bytes, or of a text. */
export function contentOf(file: Uint8Array | string): ReadContent {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const reads: { start: number; end: number }[] = [];
  return {
    sizeBytes: bytes.length,
    modifiedMs: 0,
    reads,
    read: async (start, end) => {
      reads.push({ start, end: Math.min(end, bytes.length) });
      return bytes.slice(start, end);
    },
  };
}

/** How many bytes of a file have been read, those that were read twice counted twice. */
export function bytesRead({ reads }: ReadContent): number {
  return reads.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
}
