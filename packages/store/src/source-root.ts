import { compareStrings, type Problem } from "@atlas/core";
import { type Discovery, discoverStores } from "./discover.ts";
import type { FileSystem } from "./file-system.ts";
import type { LookOptions } from "./follow/data-folder.ts";
import { FolderMarks } from "./follow/folder-marks.ts";
import type { SourceStore } from "./source-store.ts";

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
  async look({ thorough }: LookOptions, lookedAtMs: number): Promise<void> {
    if (!thorough && (await this.marks.areSame())) return;
    this.marks.distrust();
    this.#discovery = await discoverStores(this.fs);
    await this.marks.set(this.#discovery.folders, lookedAtMs);
  }
}

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
        store: { fs: found.fs, path, root: fs.root },
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

function join(root: string, path: string): string {
  return path === "." ? root : `${root.replace(/\/$/, "")}/${path}`;
}
