import type { FileCache } from "../cache/file-cache.ts";

/** A file cache in memory, and what it holds. */
export interface MemoryFileCache extends FileCache {
  /** By the place, and within it by the key. */
  readonly kept: Map<string, Map<string, Uint8Array>>;
}

/** A file cache that is gone with the process, and forgets nothing. */
export function memoryFileCache(): MemoryFileCache {
  const kept = new Map<string, Map<string, Uint8Array>>();
  return {
    kept,
    get: (place, key) => kept.get(place)?.get(key),
    put(place, key, bytes) {
      const pieces = kept.get(place) ?? new Map<string, Uint8Array>();
      pieces.set(key, bytes);
      kept.set(place, pieces);
    },
  };
}
