import type { FileSystem } from "../file-system.ts";
import { ROOT_PATH, type StorePath, storePathOf } from "../path.ts";

/** What is asked of a file system: a method that reads, `readMany` counting as a `read` of each path. */
export type Operation = "names" | "list" | "stat" | "read" | "subtree";

/** Called before every operation, with the path as it is seen from the outermost root. What it throws, the operation throws. */
export type Interceptor = (operation: Operation, path: StorePath) => void;

/** A file system that does what another does, unless `intercept` throws. */
export function interceptFileSystem(
  fs: FileSystem,
  intercept: Interceptor,
  top: StorePath = ROOT_PATH,
): FileSystem {
  const before = async (operation: Operation, path: StorePath) => intercept(operation, below(top, path));
  return {
    root: fs.root,
    names: (dir) => before("names", dir).then(() => fs.names(dir)),
    list: (dir) => before("list", dir).then(() => fs.list(dir)),
    stat: (path) => before("stat", path).then(() => fs.stat(path)),
    read: (path, range) => before("read", path).then(() => fs.read(path, range)),
    async readMany(paths, visit, options) {
      const allowed: StorePath[] = [];
      for (const path of paths) {
        try {
          intercept("read", below(top, path));
          allowed.push(path);
        } catch (error) {
          visit(path, { kind: "failed", reason: (error as Error).message });
        }
      }
      await fs.readMany(allowed, visit, options);
    },
    async subtree(dir) {
      await before("subtree", dir);
      const tree = await fs.subtree(dir);
      return tree && interceptFileSystem(tree, intercept, below(top, dir));
    },
    ...(fs.watch && { watch: (dir, changed) => fs.watch?.(dir, changed) }),
    close: () => fs.close(),
  };
}

function below(top: StorePath, path: StorePath): StorePath {
  return storePathOf(`${top}/${path}`.replace(/^\//, ""))!;
}
