import { type FileSystem, nowOf } from "./file-system.ts";
import { ROOT_PATH, type StorePath, storePathOf } from "./path.ts";

/**
 * The tree below a folder, which is looked for only when something is asked of it: so it can be had while the place
 * does not answer. As long as there is no such folder, it has nothing in it.
 *
 * @param dir a path without any link in it
 */
export function treeBelow(fs: FileSystem, dir: StorePath): FileSystem {
  if (dir === ROOT_PATH) return fs;
  let found: FileSystem | undefined;
  const tree = async () => {
    found ??= await fs.subtree(dir);
    return found;
  };
  const { filesAtATime, keptTree } = fs;
  return {
    root: `${fs.root}/${dir}`,
    ...(filesAtATime !== undefined && { filesAtATime }),
    nowMs: () => nowOf(fs),
    names: async (folder) => (await tree())?.names(folder),
    list: async (folder) => (await tree())?.list(folder),
    stat: async (path) => (await tree())?.stat(path),
    read: async (path, range) => (await tree())?.read(path, range),
    async readMany(paths, visit, options) {
      const opened = await tree();
      if (opened !== undefined) return opened.readMany(paths, visit, options);
      for (const path of paths) visit(path, { kind: "absent" });
    },
    subtree: async (folder) => (await tree())?.subtree(folder),
    watch: (folder, changed) => found?.watch?.(folder, changed),
    ...(keptTree && { keptTree: (folder) => keptTree.call(fs, below(dir, folder)) }),
    close: () => found?.close(),
  };
}

function below(dir: StorePath, path: StorePath): StorePath {
  return path === ROOT_PATH ? dir : (storePathOf(`${dir}/${path}`) ?? dir);
}
