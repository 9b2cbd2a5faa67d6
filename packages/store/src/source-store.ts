import { compareStrings, type Problem } from "@atlas/core";
import { type Discovery, discoverStores } from "./discover.ts";
import type { FileSystem } from "./file-system.ts";

/** One store of a source. */
export interface SourceStore {
  /** The tree below the store's folder. */
  readonly fs: FileSystem;
  /** What it is called in problems and lists: relative to its root, or beginning with its root where there are several. */
  readonly path: string;
  /** The root that it was found in. */
  readonly root: string;
  /** The experiment that its `_meta.json` names. */
  readonly experimentId: string | null;
}

/**
 * The stores of all roots, in the order of their paths. A store that two roots reach under one name is there once.
 *
 * @throws {AtlasError} `store_not_found` or `unavailable` when a root cannot be read.
 */
export async function findSourceStores(
  roots: readonly FileSystem[],
): Promise<{ readonly stores: readonly SourceStore[]; readonly problems: readonly Problem[] }> {
  const stores = new Map<string, SourceStore>();
  const problems: Problem[] = [];
  for (const { root, discovery } of await Promise.all(roots.map(discover))) {
    const nameOf = (path: string) => (roots.length === 1 ? path : join(root, path));
    for (const { dir, fs, experimentId } of discovery.stores) {
      const path = nameOf(dir || ".");
      if (!stores.has(path)) stores.set(path, { fs, path, root, experimentId });
    }
    for (const problem of discovery.problems) problems.push({ ...problem, store: nameOf(problem.store) });
  }
  return { stores: [...stores.values()].sort((a, b) => compareStrings(a.path, b.path)), problems };
}

async function discover(fs: FileSystem): Promise<{ readonly root: string; readonly discovery: Discovery }> {
  return { root: fs.root, discovery: await discoverStores(fs) };
}

function join(root: string, path: string): string {
  return path === "." ? root : `${root.replace(/\/$/, "")}/${path}`;
}
