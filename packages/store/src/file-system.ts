import type { StorePath } from "./path.ts";

/** A value, or a promise of it: local disks answer at once, and need not pay for a promise a file. */
export type Awaitable<T> = T | Promise<T>;

/** One name in a folder. */
export interface Entry {
  readonly name: string;
  /** Links are followed only within the root; one that leads out, or nowhere, is `other`, as pipes and devices are. */
  readonly kind: "file" | "directory" | "other";
  readonly sizeBytes: number;
  /** Milliseconds since 1970, with whatever fraction the file system keeps. */
  readonly mtimeMs: number;
}

/** Bytes `start` up to but not including `end` of a file; an `end` beyond the file's is the file's. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What became of one file of `readMany`. */
export type ReadOutcome =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  /** There is no such file (any more). */
  | { readonly kind: "absent" }
  /** It is there and cannot be read: `reason` says why, in words. */
  | { readonly kind: "failed"; readonly reason: string };

/**
 * A read-only folder tree: all that Atlas knows of a place where stores lie. It has no operation that writes, and a
 * `StorePath` cannot leave the root. What is absent is `undefined`. Every implementation passes
 * `describeFileSystem` of `@atlas/store/testing`.
 *
 * Throws `AtlasError`: `unavailable` when the place does not answer or a file cannot be read, with the cause.
 */
export interface FileSystem {
  /** What was opened, as a person would name it. */
  readonly root: string;
  /** The entries of a folder in no order; `undefined` when there is no such folder. */
  list(dir: StorePath): Awaitable<readonly Entry[] | undefined>;
  /** `undefined` when there is nothing of that name. */
  stat(path: StorePath): Awaitable<Entry | undefined>;
  /** The bytes of a regular file; `undefined` when there is none. */
  read(path: StorePath, range?: ByteRange): Awaitable<Uint8Array | undefined>;
  /**
   * Reads many whole files, each once, in any order, and calls `visit` once for each. **The bytes are the visitor's
   * only until it returns**: the buffer may be used again for the next file. Stops between files once `signal` is
   * aborted, and then rejects with the code `aborted`. Gives the event loop its turn now and then.
   */
  readMany(
    paths: readonly StorePath[],
    visit: (path: StorePath, outcome: ReadOutcome) => void,
    options?: { readonly signal?: { readonly aborted: boolean } },
  ): Promise<void>;
  /** Lets go of what is open. Idempotent. */
  close(): Awaitable<void>;
}
