import type { EntryName, FileSystem } from "../file-system.ts";
import { memoryFileSystem } from "../memory-file-system.ts";
import { ROOT_PATH, type StorePath, splitPath, storePathOf } from "../path.ts";
import type { TextFile } from "./metalab-files.ts";

/** Files in memory that change as those on a disk do. All times are 1970: changes show in stamps alone. */
export interface ChangingFiles {
  readonly fs: FileSystem;
  /** Makes a file or puts another in its place, which its folder shows. */
  write(path: string, text: string): void;
  /** Writes into a file, which its folder does not show. */
  writeInPlace(path: string, text: string): void;
  /** Removes a file, or a folder with all that is in it. */
  remove(path: string): void;
}

/** A file system in memory, and what changes it. */
export function changingFileSystem(files: Iterable<TextFile>): ChangingFiles {
  const texts = new Map<StorePath, string>();
  const stamps = new Map<StorePath, number>();
  let lastStamp = 0;
  let current: FileSystem | undefined;
  const now = () => {
    current ??= memoryFileSystem(texts);
    return current;
  };
  const touch = (path: StorePath) => {
    stamps.set(path, ++lastStamp);
    current = undefined;
  };
  /** Touches the folder of an entry that comes or goes, and those above it that come or go with it. */
  const touchFolder = (path: StorePath) => {
    const { dir } = splitPath(path);
    touch(dir);
    if (dir !== ROOT_PATH && !hasBelow(texts, dir)) touchFolder(dir);
  };
  const stamped = <E extends EntryName>(path: StorePath, entry: E): E => ({
    ...entry,
    stamp: stamps.get(path) ?? 0,
  });

  const view = (top: StorePath): FileSystem => {
    const inside = (path: StorePath) => pathOf(`${top}/${path}`);
    const list = async (dir: StorePath) => {
      const entries = await now().list(inside(dir));
      return entries?.map((entry) => stamped(inside(pathOf(`${dir}/${entry.name}`)), entry));
    };
    return {
      root: top === ROOT_PATH ? "changing" : `changing/${top}`,
      names: list,
      list,
      stat: async (path) => {
        const entry = await now().stat(inside(path));
        return entry && stamped(inside(path), entry);
      },
      read: (path, range) => now().read(inside(path), range),
      readMany: (paths, visit, options) =>
        now().readMany(
          paths.map(inside),
          (full, outcome) => visit(pathOf(full.slice(top === ROOT_PATH ? 0 : top.length)), outcome),
          options,
        ),
      subtree: async (dir) =>
        (await now().stat(inside(dir)))?.kind === "directory" ? view(inside(dir)) : undefined,
      close: () => undefined,
    };
  };

  const write = (path: string, text: string) => {
    touchFolder(pathOf(path));
    touch(pathOf(path));
    texts.set(pathOf(path), text);
  };
  for (const [path, text] of files) write(path, text);
  return {
    fs: view(ROOT_PATH),
    write,
    writeInPlace(path, text) {
      touch(pathOf(path));
      texts.set(pathOf(path), text);
    },
    remove(path) {
      for (const file of [...texts.keys()]) {
        if (file === pathOf(path) || file.startsWith(`${pathOf(path)}/`)) texts.delete(file);
      }
      touchFolder(pathOf(path));
    },
  };
}

function hasBelow(texts: ReadonlyMap<StorePath, string>, dir: StorePath): boolean {
  return [...texts.keys()].some((path) => path.startsWith(`${dir}/`));
}

function pathOf(text: string): StorePath {
  return storePathOf(text.replace(/^\/+/, ""))!;
}
