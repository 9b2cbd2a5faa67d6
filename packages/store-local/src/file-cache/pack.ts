import { closeSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";

/** Where in a pack some bytes are. */
export interface PackEntry {
  readonly offset: number;
  readonly length: number;
  readonly checksum: number;
}

/** What a pack says that it holds. */
export interface PackIndex {
  readonly place: string;
  readonly entries: ReadonlyMap<string, PackEntry>;
}

const MAGIC = Buffer.from("atlas-p1");

/** The magic bytes, how long the index is, and its checksum. */
const HEAD_BYTES = MAGIC.length + 8;

/** What is written of an index: the place, and key, length and checksum of each piece, in the order of their bytes. */
type WrittenIndex = readonly [place: string, pieces: readonly (readonly [string, number, number])[]];

/** A pack of pieces, and where each piece lies in it. */
export function encodePack(
  place: string,
  pieces: ReadonlyMap<string, Uint8Array>,
): { readonly bytes: Uint8Array; readonly index: PackIndex } {
  const written: WrittenIndex = [
    place,
    Array.from(pieces, ([key, bytes]) => [key, bytes.length, crc32(bytes)]),
  ];
  const index = Buffer.from(JSON.stringify(written));
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt32LE(index.length, MAGIC.length);
  head.writeUInt32LE(crc32(index), MAGIC.length + 4);
  const bytes = Buffer.concat([head, index, ...pieces.values()]);
  return { bytes, index: indexOf(written, HEAD_BYTES + index.length) };
}

/** What a pack holds; `undefined` when it is none, or damaged. */
export function readPackIndex(path: string): PackIndex | undefined {
  const head = readPart(path, 0, HEAD_BYTES);
  if (head === undefined || !head.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const length = head.readUInt32LE(MAGIC.length);
  const index = readPart(path, HEAD_BYTES, length);
  if (index === undefined || crc32(index) !== head.readUInt32LE(MAGIC.length + 4)) return undefined;
  return indexOf(JSON.parse(index.toString()) as WrittenIndex, HEAD_BYTES + length);
}

/** The bytes of a piece; `undefined` when the pack is gone, or damaged there. */
export function readPiece(path: string, { offset, length, checksum }: PackEntry): Uint8Array | undefined {
  const bytes = readPart(path, offset, length);
  return bytes !== undefined && crc32(bytes) === checksum ? bytes : undefined;
}

function indexOf([place, pieces]: WrittenIndex, start: number): PackIndex {
  const entries = new Map<string, PackEntry>();
  let offset = start;
  for (const [key, length, checksum] of pieces) {
    entries.set(key, { offset, length, checksum });
    offset += length;
  }
  return { place, entries };
}

/** As many bytes of a file; `undefined` when there are not so many, or it cannot be read. */
function readPart(path: string, start: number, length: number): Buffer | undefined {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(length);
      return readSync(file, bytes, 0, length, start) === length ? bytes : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
