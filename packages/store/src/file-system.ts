import type { LinkInfo } from "@atlas/core";
import type { StorePath } from "./path.ts";

/** A value, or a promise of it: local disks answer at once, and need not pay for a promise a file. */
export type Awaitable<T> = T | Promise<T>;

/** One name in a folder, and what it stands for. */
export interface EntryName {
  readonly name: string;
  /** Links are followed only within the root; one that leads out, or nowhere, is `other`, as pipes and devices are. */
  readonly kind: "file" | "directory" | "other";
  /** Of a link that is followed: where it leads, as a path without any link in it. */
  readonly linkTarget?: StorePath;
  /** Of what is `other`: what it is, in words that continue "it is". */
  readonly reason?: string;
  /** This and what follows is absent where it would have to be asked for entry by entry. */
  readonly sizeBytes?: number;
  /** Milliseconds since 1970, with whatever fraction the file system keeps. */
  readonly mtimeMs?: number;
  /**
   * Made with `stampOf` of all that a file system can tell of an entry, where that is more than time and size: says
   * only whether it is as it was, and stays the same while the entry does.
   */
  readonly stamp?: number;
}

/** One name in a folder, with the size and the time of what it stands for. */
export interface Entry extends EntryName {
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** How a file was when it was read. */
export type FileMark = Pick<Entry, "sizeBytes" | "mtimeMs" | "stamp">;

/** Bytes `start` up to but not including `end` of a file; an `end` beyond the file's is the file's. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What became of one file of `readMany`. */
export type ReadOutcome =
  | {
      readonly kind: "read";
      readonly bytes: Uint8Array;
      /** Of the very file that the bytes are of, where that is known. */
      readonly mark?: FileMark;
    }
  /** There is no such file (any more). */
  | { readonly kind: "absent" }
  /** It is there and cannot be read: `reason` says why, in words. */
  | { readonly kind: "failed"; readonly reason: string };

/** What `readMany` may be told. */
export interface ReadManyOptions {
  /** Gives the reading up between two files once `aborted` is true. */
  readonly signal?: { readonly aborted: boolean };
}

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
  /** How many files are best read by one `readMany`, where each call of it costs time of its own. */
  readonly filesAtATime?: number;
  /**
   * What the clock says that the times of the entries are from, milliseconds since 1970, or a little less: never more.
   * That of this machine where it is absent.
   */
  nowMs?(): number;
  /**
   * What stands in a folder, in no order; `undefined` when there is no such folder. As `list`, without what a local
   * disk must be asked for entry by entry.
   */
  names(dir: StorePath): Awaitable<readonly EntryName[] | undefined>;
  /**
   * Some entries of a folder, as `names` has them, and at most so many: where they are to be had long before all are.
   */
  firstNames?(dir: StorePath, count: number): Awaitable<readonly EntryName[] | undefined>;
  /** The entries of a folder in no order; `undefined` when there is no such folder. */
  list(dir: StorePath): Awaitable<readonly Entry[] | undefined>;
  /** `undefined` when there is nothing of that name. The root's own name is empty. */
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
    options?: ReadManyOptions,
  ): Promise<void>;
  /**
   * The tree below a folder as a file system of its own, which is closed with this one; `undefined` when there is no
   * such folder. A link that leads out of that folder is not followed there, even if it stays within this root.
   */
  subtree(dir: StorePath): Awaitable<FileSystem | undefined>;
  /**
   * Where the system can say at once that something changes in a folder (not below it): calls back with the name of
   * the entry, if that is known. A hint and no more: some come twice, some never. Returns what ends it; `undefined`
   * when this folder cannot be watched.
   */
  watch?(dir: StorePath, changed: (name: string | undefined) => void): (() => void) | undefined;
  /**
   * Where what was read is kept on this machine: the tree below a folder as far as it was, which may be as it was a
   * while ago, and answers while the place itself does not. Nothing is asked to open it; `dir` has no link in it.
   */
  keptTree?(dir: StorePath): FileSystem;
  /** Where files are on another machine: the way to it, and how it is now. Asks for nothing. */
  link?(): Omit<LinkInfo, "root">;
  /** Lets go of what is open. Idempotent. */
  close(): Awaitable<void>;
}

/** The time on the clock that the times of a file system's entries are from. */
export function nowOf(fs: Pick<FileSystem, "nowMs">): number {
  return fs.nowMs?.() ?? Date.now();
}
