import { decodeTable, parseJson } from "@atlas/core";
import { decodeBlobs } from "./blobs.ts";
import type { FilesSnapshot, Snapshot, StoreSnapshot } from "./snapshot.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

/** What the JSON of a snapshot holds. */
type Head = Omit<Snapshot, "table" | "storeOfRow" | "oddNames" | "stores"> & {
  readonly oddNames: readonly (readonly [number, string])[];
  readonly stores: readonly Omit<StoreSnapshot, "records" | "derived" | "manifestFiles">[];
};

/**
 * The snapshot that some bytes hold; `undefined` when they are damaged, cut off, or of another version. It keeps
 * the memory of the bytes, which are not to be changed.
 */
export function decodeSnapshot(bytes: Uint8Array<ArrayBuffer>): Snapshot | undefined {
  const blobs = decodeBlobs(bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());
  if (blobs === undefined) return undefined;
  const [head, storeOfRow, ...others] = blobs;
  const table = decodeTable(others.pop()!);
  const parsed = parseJson(new TextDecoder().decode(head!));
  if (table === undefined || !parsed.ok) return undefined;
  // The checksum says that it is what was written.
  const { oddNames, stores, ...rest } = parsed.value as unknown as Head;
  const folders = others.flatMap((names, i) => (i % 2 === 0 ? filesOf(names, others[i + 1]!) : []));
  return {
    ...rest,
    table,
    oddNames: new Map(oddNames),
    storeOfRow: new Uint32Array(storeOfRow!.buffer, storeOfRow!.byteOffset, storeOfRow!.length / 4),
    stores: stores.map((store, i) => ({
      ...store,
      records: folders[3 * i]!,
      derived: folders[3 * i + 1]!,
      manifestFiles: folders[3 * i + 2]!,
    })),
  };
}

/** The names are decoded when they are asked for. */
function filesOf(names: Uint8Array, stamps: Uint8Array<ArrayBuffer>): FilesSnapshot {
  return {
    get names() {
      return names.length === 0 ? [] : new TextDecoder().decode(names).split("\0");
    },
    stamps: new Float64Array(stamps.buffer, stamps.byteOffset, stamps.length / 8),
  };
}
