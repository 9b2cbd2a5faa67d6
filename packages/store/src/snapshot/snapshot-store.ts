/**
 * A place outside all stores where snapshots are kept. Whatever is lost there costs time and nothing else, so any
 * operation may reject with whatever it likes.
 */
export interface SnapshotStore {
  /** The bytes that were written under a key last; `undefined` for none. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /**
   * Keeps parts, one after another, under a key, in place of what was there: wholly or not at all, whatever
   * happens meanwhile.
   *
   * @param key lower-case letters, digits and hyphens
   */
  write(key: string, parts: readonly Uint8Array<ArrayBuffer>[]): Promise<void>;
}
