import type { FileSystem } from "../file-system.ts";
import type { StorePath } from "../path.ts";
import { interceptFileSystem, type Operation } from "./intercept-file-system.ts";

/** One operation that a file system was asked for. */
export interface Call {
  readonly operation: Operation;
  /** As it is seen from the outermost root. */
  readonly path: StorePath;
}

/** A file system, and what it has been asked for so far, in order. */
export function countingFileSystem(fs: FileSystem): {
  readonly fs: FileSystem;
  readonly calls: readonly Call[];
} {
  const calls: Call[] = [];
  return { fs: interceptFileSystem(fs, (operation, path) => calls.push({ operation, path })), calls };
}
