import { encodeTable, exactJson } from "@atlas/core";
import { encodeBlobs } from "./blobs.ts";
import type { FilesSnapshot, Snapshot, StoreSnapshot } from "./snapshot.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

/** A snapshot as bytes that `decodeSnapshot` reads, in parts to be written one after another and not to be changed. */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array<ArrayBuffer>[] {
  const { table, storeOfRow, oddNames, stores, ...head } = snapshot;
  const text = exactJson({
    ...head,
    oddNames: [...oddNames],
    stores: stores.map(({ records: _, derived: __, manifestFiles: ___, ...store }) => store),
  });
  const files = stores.flatMap(foldersOf).flatMap(({ names, stamps }) => [
    // No name of a file holds a NUL.
    encode(names.join("\0")),
    bytesOf(stamps),
  ]);
  return encodeBlobs([encode(text), bytesOf(storeOfRow), ...files], encodeTable(table));
}

function foldersOf({ records, derived, manifestFiles }: StoreSnapshot): FilesSnapshot[] {
  return [records, derived, manifestFiles];
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
