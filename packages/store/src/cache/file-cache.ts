import type { Awaitable } from "../file-system.ts";

/**
 * Where pieces of files far away are kept for a while: bytes under a key, by the place that they are of. It may forget
 * anything at any time. `openFileCache` of `@atlas/store-local` is one on a disk.
 */
export interface FileCache {
  /** What is kept; `undefined` when nothing is, or not any more. Never rejects. The bytes are not to be changed. */
  get(place: string, key: string): Awaitable<Uint8Array | undefined>;
  /** Keeps bytes in place of those that there were. They must not change any more. Never fails. */
  put(place: string, key: string, bytes: Uint8Array): void;
}
