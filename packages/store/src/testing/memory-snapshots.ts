import type { SnapshotStore } from "../snapshot/snapshot-store.ts";

/** Snapshots in memory. */
export interface MemorySnapshots extends SnapshotStore {
  /** What is kept, by key. */
  readonly kept: Map<string, Uint8Array<ArrayBuffer>>;
}

/** A place for snapshots that is gone with the process. */
export function memorySnapshots(): MemorySnapshots {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    kept,
    read: async (key) => kept.get(key)?.slice(),
    async write(key, parts) {
      const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
      }
      kept.set(key, bytes);
    },
  };
}
