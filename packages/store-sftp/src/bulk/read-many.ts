import { AtlasError } from "@atlas/core";
import {
  giveTurn,
  isTurnDue,
  type ReadManyOptions,
  type ReadOutcome,
  type StorePath,
  splitPath,
} from "@atlas/store";
import type { Link } from "../connect/link.ts";
import { readWhole } from "../sftp/read-file.ts";
import type { RealRoot } from "../sftp/real-root.ts";
import { readWithTar, type Take } from "./read-with-tar.ts";

/** From so many files on, starting a program on the far side costs less than asking for each. */
const MIN_FILES_FOR_TAR = 64;

/** How many files are read ahead of the one that is visited. */
const FILES_AHEAD = 192;

/**
 * Reads whole files, and takes each out of `left` as it is visited: in one stream where the far side has `tar` and
 * they are many, and by many requests at a time else. Rejects when the connection is lost; what is left then can be
 * read over another one.
 */
export async function readManyOver(
  link: Link,
  root: RealRoot,
  left: Set<StorePath>,
  visit: (path: StorePath, outcome: ReadOutcome) => void,
  { signal }: ReadManyOptions,
): Promise<void> {
  const folders = new Map<StorePath, Promise<string | undefined>>();
  const folderOf = (dir: StorePath) => {
    let folder = folders.get(dir);
    if (folder === undefined) {
      folder = root.resolve(dir);
      folders.set(dir, folder);
    }
    return folder;
  };
  const take: Take = async (path, outcome) => {
    if (signal?.aborted) throw new AtlasError("aborted", "The reading was given up");
    left.delete(path);
    visit(path, outcome);
    if (isTurnDue()) await giveTurn();
  };

  if (left.size >= MIN_FILES_FOR_TAR && (await link.shell).hasTar)
    await readWithTar(link, [...left], folderOf, take);
  const read = (path: StorePath) => {
    const { dir, name } = splitPath(path);
    return readWhole(root, path, name, folderOf(dir));
  };
  for await (const [path, outcome] of inOrder(left, read)) await take(path, outcome);
}

/** What `start` resolves with for each item, in their order, with some started ahead. */
async function* inOrder<T, R>(
  items: Iterable<T>,
  start: (item: T) => Promise<R>,
): AsyncGenerator<readonly [T, R]> {
  const started: (readonly [T, Promise<R>])[] = [];
  for (const item of [...items]) {
    const result = start(item);
    // It is told when its turn comes, if ever.
    result.catch(() => undefined);
    started.push([item, result]);
    if (started.length < FILES_AHEAD) continue;
    const [first, firstResult] = started.shift()!;
    yield [first, await firstResult];
  }
  for (const [item, result] of started) yield [item, await result];
}
