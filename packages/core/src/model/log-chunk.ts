/** A part of a log. */
export interface LogChunk {
  /** Bytes that are no UTF-8 are replaced. A part begins and ends at whole characters. */
  readonly content: string;
  /** Where the part begins, in bytes. */
  readonly offset: number;
  /** Where the next part begins, in bytes: the log's size when this is its end. */
  readonly next_offset: number;
  /** The log's size in bytes when it was read. */
  readonly size: number;
}

/** Which part of a log: at most `limit` bytes from `offset` on, or its last `tail` bytes. */
export type LogRange = { readonly offset: number; readonly limit: number } | { readonly tail: number };
