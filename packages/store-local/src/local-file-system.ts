import { closeSync, type Dirent, lstatSync, read, type Stats } from "node:fs";
import { promisify } from "node:util";
import { AtlasError } from "@atlas/core";
import {
  type ByteRange,
  type Entry,
  type EntryName,
  type FileSystem,
  giveTurn,
  isTurnDue,
  type ReadManyOptions,
  type ReadOutcome,
  type StorePath,
  splitPath,
} from "@atlas/store";
import { DiskPace } from "./disk-pace.ts";
import { FileBuffer } from "./file-buffer.ts";
import { markOf } from "./file-mark.ts";
import { CAN_REFUSE_LINKS, type OpenFile, openFile } from "./open-file.ts";
import { readDirectory } from "./read-directory.ts";
import { RealRoot } from "./real-root.ts";
import { SharedReading } from "./shared-reading.ts";
import { isAbsence, orAbsent, wordsOf } from "./system-error.ts";
import { watchDirectory } from "./watch-directory.ts";

const readAt = promisify(read);

/** Of fewer files, threads would come too late. */
const WORTH_SHARING = 1024;

/** Where folders really are, as found within one slice of work. */
type FoldersInSlice = Map<StorePath, string | undefined>;

/**
 * A directory of this machine. Links are followed only within it and nothing but regular files is read, so that
 * nothing outside is served and no pipe is waited for.
 */
export class LocalFileSystem implements FileSystem {
  /** So many are worth other threads, and no more than is soon read. */
  readonly filesAtATime = 8192;
  readonly #root: RealRoot;
  readonly #pace = new DiskPace();

  constructor(root: RealRoot) {
    this.#root = root;
  }

  get root(): string {
    return this.#root.directory;
  }

  names(dir: StorePath): Promise<EntryName[] | undefined> {
    return this.#readDirectory(dir, (place, entry) => this.#nameAt(place, entry));
  }

  async firstNames(dir: StorePath, count: number): Promise<EntryName[] | undefined> {
    return this.#readDirectory(dir, (place, entry) => this.#nameAt(place, entry), count);
  }

  list(dir: StorePath): Promise<Entry[] | undefined> {
    return this.#readDirectory(dir, (place, entry) => this.#entryAt(place, entry.name));
  }

  stat(path: StorePath): Promise<Entry | undefined> {
    return orAbsent(path, () => {
      const { dir, name } = splitPath(path);
      const folder = this.#root.resolve(dir);
      if (folder === undefined) return undefined;
      return this.#entryAt(name === "" ? folder : `${folder}/${name}`, name);
    });
  }

  read(path: StorePath, range: ByteRange = { start: 0, end: Number.POSITIVE_INFINITY }) {
    return orAbsent(path, async () => {
      const file = this.#open(path);
      if (file === undefined) return undefined;
      try {
        return await readRange(file, range);
      } finally {
        closeSync(file.fd);
      }
    });
  }

  async readMany(
    paths: readonly StorePath[],
    visit: (path: StorePath, outcome: ReadOutcome) => void,
    options: ReadManyOptions = {},
  ): Promise<void> {
    const buffer = new FileBuffer();
    const folders: FoldersInSlice = new Map();
    if (paths.length >= WORTH_SHARING && CAN_REFUSE_LINKS) {
      const own = {
        read: (path: StorePath) => this.#readWhole(path, folders, buffer),
        placeOf: (path: StorePath) => this.#placeIn(path, folders),
        afterTurn: () => folders.clear(),
      };
      return new SharedReading(paths, own, visit, options, this.#pace).run();
    }
    const { signal } = options;
    for (const path of paths) {
      if (signal?.aborted) throw new AtlasError("aborted", "The reading was given up");
      visit(path, this.#readWhole(path, folders, buffer));
      if (!isTurnDue()) continue;
      await giveTurn();
      folders.clear();
    }
  }

  subtree(dir: StorePath): Promise<FileSystem | undefined> {
    return orAbsent(dir, () => {
      const place = this.#root.resolve(dir);
      if (place === undefined || !lstatSync(place).isDirectory()) return undefined;
      return new LocalFileSystem(new RealRoot(place));
    });
  }

  watch(dir: StorePath, changed: (name: string | undefined) => void): (() => void) | undefined {
    try {
      const place = this.#root.resolve(dir);
      return place === undefined ? undefined : watchDirectory(place, changed);
    } catch {
      return undefined;
    }
  }

  close(): void {}

  #readDirectory<T>(
    dir: StorePath,
    take: (place: string, entry: Dirent) => T | undefined,
    count = Number.POSITIVE_INFINITY,
  ): Promise<T[] | undefined> {
    return orAbsent(dir, () => {
      const folder = this.#root.resolve(dir);
      return folder === undefined
        ? undefined
        : readDirectory(folder, (entry) => take(`${folder}/${entry.name}`, entry), count);
    });
  }

  /** What a folder says of an entry without being asked for it. */
  #nameAt(place: string, entry: Dirent): EntryName | undefined {
    const { name } = entry;
    if (!isUnreadable(name) && entry.isFile()) return { name, kind: "file" };
    if (!isUnreadable(name) && entry.isDirectory()) return { name, kind: "directory" };
    return this.#entryAt(place, name);
  }

  #entryAt(place: string, name: string): Entry | undefined {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats === undefined) {
      const reason = "under a name that is not UTF-8 text";
      return isUnreadable(name) ? { name, kind: "other", sizeBytes: 0, mtimeMs: 0, reason } : undefined;
    }
    if (!stats.isSymbolicLink()) return entryOf(name, stats);
    const followed = this.#root.follow(place);
    if (followed.kind === "not followed") return { ...entryOf(name, stats), reason: followed.reason };
    const target = lstatSync(followed.place, { throwIfNoEntry: false });
    return target && { ...entryOf(name, target), linkTarget: followed.path };
  }

  #open(path: StorePath): OpenFile | undefined {
    const place = this.#root.resolve(path);
    const file = place === undefined ? undefined : openFile(place);
    // A folder on the way may have become a link between the two steps.
    if (file === undefined || this.#root.resolve(path) === place) return file;
    closeSync(file.fd);
    return undefined;
  }

  /** Opens a file without resolving all of its path, if what stands there is a file and no link. */
  #openIn(path: StorePath, folders: FoldersInSlice): OpenFile | undefined {
    const place = CAN_REFUSE_LINKS ? this.#placeIn(path, folders) : undefined;
    return place === undefined ? undefined : openFile(place);
  }

  /** Where a file is, of which only the folders above it are resolved. */
  #placeIn(path: StorePath, folders: FoldersInSlice): string | undefined {
    const { dir, name } = splitPath(path);
    let folder = folders.get(dir);
    if (folder === undefined) {
      folder = this.#root.resolve(dir);
      folders.set(dir, folder);
    }
    return folder === undefined ? undefined : `${folder}/${name}`;
  }

  #readWhole(path: StorePath, folders: FoldersInSlice, buffer: FileBuffer): ReadOutcome {
    try {
      const file = this.#openIn(path, folders) ?? this.#open(path);
      if (file === undefined) return { kind: "absent" };
      try {
        return { kind: "read", bytes: buffer.read(file), mark: markOf(file.stats) };
      } finally {
        closeSync(file.fd);
      }
    } catch (error) {
      return isAbsence(error) ? { kind: "absent" } : { kind: "failed", reason: wordsOf(error) };
    }
  }
}

/** Whether a name may stand for one that is not UTF-8 text, which no path can say. */
function isUnreadable(name: string): boolean {
  return name.includes("\ufffd");
}

function entryOf(name: string, stats: Stats): Entry {
  if (stats.isFile()) return { name, kind: "file", ...markOf(stats) };
  if (stats.isDirectory()) return { name, kind: "directory", ...markOf(stats) };
  return { name, kind: "other", ...markOf(stats), reason: "a pipe, a socket or a device" };
}

async function readRange({ fd, stats }: OpenFile, { start, end }: ByteRange): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, Math.min(end, stats.size) - start));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await readAt(fd, bytes, filled, bytes.length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
