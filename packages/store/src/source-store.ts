import type { FileSystem } from "./file-system.ts";

/** One store of a source: the same object for as long as it is there. */
export interface SourceStore {
  /** The tree below the store's folder. */
  readonly fs: FileSystem;
  /** What it is called in problems and lists: relative to its root, or beginning with its root where there are several. */
  readonly path: string;
  /** The root that it was found in. */
  readonly root: string;
}
