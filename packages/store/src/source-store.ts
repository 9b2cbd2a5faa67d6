import type { FileSystem } from "./file-system.ts";

/** One store of a source: the same object for as long as it is there. */
export interface SourceStore {
  /** The tree below the store's folder, as it is now. */
  readonly fs: FileSystem;
  /** The same tree for what is shown of single runs: where files are kept on this machine, as far as they were. */
  readonly files: FileSystem;
  /** What it is called in problems and lists: relative to its root, or beginning with its root where there are several. */
  readonly path: string;
  /** The root that it was found in. */
  readonly root: string;
}
