import type { Content } from "@atlas/core";
import type { AsyncBuffer, Compressors } from "hyparquet";
import { compressors, decompressZstd } from "hyparquet-compressors";
import { DamagedFile } from "./damaged-file.ts";

/** How many bytes of a file are read. */
const MAX_READ_BYTES = 64 * 1024 * 1024;

/** How many bytes a page may become when it is unpacked. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/** How many bytes all pages together may become. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/**
 * What hyparquet reads from: of each piece that it asks for at most `maxBytes` from its start, and not more than a file
 * with rows of sensible size needs. A piece of a wrong place is rejected with `DamagedFile`.
 */
export function parquetFile(content: Content, maxBytes: number): AsyncBuffer {
  let left = MAX_READ_BYTES;
  async function readPiece(start: number, end: number): Promise<ArrayBuffer> {
    if (!(start >= 0 && end >= start)) throw new DamagedFile("a place in it is none");
    left -= Math.min(end - start, maxBytes);
    if (left < 0) throw new DamagedFile("its first rows are spread too widely");
    const bytes = await content.read(start, Math.min(end, start + maxBytes));
    return Uint8Array.from(bytes ?? []).buffer;
  }
  return {
    byteLength: content.sizeBytes,
    slice(start, end = content.sizeBytes) {
      const piece = readPiece(start, end);
      // Of a damaged file hyparquet asks for pieces that it then does not wait for.
      piece.catch(() => undefined);
      return piece;
    },
  };
}

/** What unpacks the pages of one file, unless one of them, or all together, say that they become too large. */
export function boundedCompressors(): Compressors {
  let left = MAX_UNPACKED_BYTES;
  const all: Compressors = {
    ...compressors,
    ZSTD: (input: Uint8Array, length: number) => decompressZstd(input, new Uint8Array(length)),
  };
  return Object.fromEntries(
    Object.entries(all).map(([codec, unpack]) => [
      codec,
      (input: Uint8Array, length: number) => {
        left -= length;
        if (length > MAX_PAGE_BYTES || left < 0) throw new DamagedFile("a page of it is too large");
        return unpack(input, length);
      },
    ]),
  );
}
