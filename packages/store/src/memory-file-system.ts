import { AtlasError } from "@atlas/core";
import type { Entry, FileSystem } from "./file-system.ts";
import { ROOT_PATH, type StorePath, splitPath, storePathOf } from "./path.ts";
import { readEach } from "./read-each.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/**
 * A file system that holds the given files, and the folders that their paths name: for tests, and for stores that
 * came from somewhere else than a disk. Every time in it is 1970.
 *
 * @throws {AtlasError} `invalid_query` when a path is absolute, leaves the root, or names the root.
 */
export function memoryFileSystem(
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
  root = "memory",
): FileSystem {
  const contents = new Map<StorePath, Uint8Array>();
  const folders = new Map<StorePath, Map<string, Entry>>([[ROOT_PATH, new Map()]]);
  for (const [text, content] of files) {
    const path = storePathOf(text);
    if (path === undefined || path === ROOT_PATH) {
      throw new AtlasError("invalid_query", `"${text}" is not a path of a file below a root`);
    }
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content.slice();
    contents.set(path, bytes);
    const { name } = splitPath(path);
    addEntry(folders, path, { name, kind: "file", sizeBytes: bytes.length, mtimeMs: 0 });
  }

  const list = (dir: StorePath): readonly Entry[] | undefined => {
    const entries = folders.get(dir);
    return entries && [...entries.values()];
  };
  return {
    root,
    names: list,
    list,
    stat: (path) => {
      if (path === ROOT_PATH) return folderNamed("");
      const { dir, name } = splitPath(path);
      return folders.get(dir)?.get(name);
    },
    read: (path, range) => contents.get(path)?.slice(range?.start, range?.end),
    readMany(paths, visit, options) {
      return readEach(this, paths, visit, options);
    },
    subtree(dir) {
      if (dir === ROOT_PATH) return this;
      if (!folders.has(dir)) return undefined;
      const below = Array.from(contents).filter(([path]) => path.startsWith(`${dir}/`));
      return memoryFileSystem(
        below.map(([path, bytes]) => [path.slice(dir.length + 1), bytes]),
        `${root}/${dir}`,
      );
    },
    close: () => undefined,
  };
}

/** Puts an entry into its folder, and the folder into its own, up to the root. */
function addEntry(folders: Map<StorePath, Map<string, Entry>>, path: StorePath, entry: Entry): void {
  const { dir } = splitPath(path);
  let siblings = folders.get(dir);
  if (siblings === undefined) {
    siblings = new Map();
    folders.set(dir, siblings);
    addEntry(folders, dir, folderNamed(splitPath(dir).name));
  }
  siblings.set(entry.name, entry);
}

function folderNamed(name: string): Entry {
  return { name, kind: "directory", sizeBytes: 0, mtimeMs: 0 };
}
