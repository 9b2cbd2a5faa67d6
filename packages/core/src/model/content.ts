/** The bytes of one file that a run left behind, read in parts: it may be of any size, and may grow while it is read. */
export interface Content {
  /** What it was when it was looked at. */
  readonly sizeBytes: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modifiedMs: number;
  /**
   * The bytes from `start` up to but not including `end`; fewer where the file ends before. `undefined` when the file
   * is gone.
   *
   * Rejects with `AtlasError` `unavailable` when it cannot be read.
   */
  read(start: number, end: number): Promise<Uint8Array | undefined>;
}
