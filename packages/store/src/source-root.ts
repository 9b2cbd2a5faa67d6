import { compareStrings, type Problem } from "@atlas/core";
import { type Discovery, discoverStores } from "./discover.ts";
import { type FileSystem, nowOf } from "./file-system.ts";
import type { LookOptions } from "./follow/data-folder.ts";
import { FolderMarks } from "./follow/folder-marks.ts";
import { ROOT_PATH, type StorePath, storePathOf } from "./path.ts";
import type { StoreSnapshot } from "./snapshot/snapshot.ts";
import type { SourceStore } from "./source-store.ts";
import { treeBelow } from "./tree-below.ts";

/** One of the directories that a source was opened on, and the stores that were found in it. */
export class SourceRoot {
  readonly fs: FileSystem;
  readonly marks: FolderMarks;
  #discovery: Discovery | undefined;

  constructor(fs: FileSystem) {
    this.fs = fs;
    this.marks = new FolderMarks(fs);
  }

  get discovery(): Discovery {
    return this.#discovery ?? { stores: [], problems: [], folders: [] };
  }

  /**
   * Searches the root if something in it has changed.
   *
   * @throws {AtlasError} `store_not_found` or `unavailable` when it cannot be read; what was found before is kept.
   */
  async look({ thorough }: LookOptions): Promise<void> {
    const lookedAtMs = nowOf(this.fs);
    if (!thorough && (await this.marks.areSame())) return;
    this.marks.distrust();
    this.#discovery = await discoverStores(this.fs);
    await this.marks.set(this.#discovery.folders, lookedAtMs);
  }

  /**
   * Takes in which stores an earlier start found, before the first look. Nothing is asked for.
   *
   * @param stores those of all roots
   */
  restore(stores: readonly KeptStore[], isOnlyRoot: boolean): void {
    const kept = stores.flatMap(({ path, root, experimentId }) => {
      const dir = root === this.fs.root ? dirOfStore(path, root, isOnlyRoot) : undefined;
      return dir === undefined ? [] : [{ dir, fs: treeBelow(this.fs, dir), experimentId }];
    });
    this.#discovery = { stores: kept, problems: [], folders: [] };
  }
}

/** A store that an earlier start found. */
type KeptStore = Pick<StoreSnapshot, "path" | "root" | "experimentId">;

/** A store that was found, as the source knows it. */
export interface FoundSourceStore {
  readonly store: SourceStore;
  readonly experimentId: string | null;
}

/** The stores of all roots, in the order of their paths. A store that two roots reach under one name is there once. */
export function storesOf(roots: readonly SourceRoot[]): {
  readonly stores: readonly FoundSourceStore[];
  readonly problems: readonly Problem[];
} {
  const stores = new Map<string, FoundSourceStore>();
  const problems: Problem[] = [];
  for (const { fs, discovery } of roots) {
    const nameOf = (path: string) => (roots.length === 1 ? path : join(fs.root, path));
    for (const found of discovery.stores) {
      const path = nameOf(found.dir || ".");
      if (stores.has(path)) continue;
      stores.set(path, {
        store: { fs: found.fs, files: fs.keptTree?.(found.dir) ?? found.fs, path, root: fs.root },
        experimentId: found.experimentId,
      });
    }
    for (const problem of discovery.problems) problems.push({ ...problem, store: nameOf(problem.store) });
  }
  return {
    stores: [...stores.values()].sort((a, b) => compareStrings(a.store.path, b.store.path)),
    problems,
  };
}

/** The folder of a store that is called so; the opposite of how `storesOf` calls it. */
function dirOfStore(path: string, root: string, isOnlyRoot: boolean): StorePath | undefined {
  const top = root.replace(/\/$/, "");
  const below = isOnlyRoot ? path : path === root ? "." : path.slice(top.length + 1);
  return below === "." ? ROOT_PATH : storePathOf(below);
}

function join(root: string, path: string): string {
  return path === "." ? root : `${root.replace(/\/$/, "")}/${path}`;
}
