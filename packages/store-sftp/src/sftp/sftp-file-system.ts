import type { ByteRange, Entry, FileSystem, ReadManyOptions, ReadOutcome, StorePath } from "@atlas/store";
import { readManyOver } from "../bulk/read-many.ts";
import type { Connection } from "../connect/connection.ts";
import type { Link } from "../connect/link.ts";
import { orAbsent } from "../errors.ts";
import { listFolder } from "./list-folder.ts";
import { ReadAhead } from "./read-ahead.ts";
import { readFile } from "./read-file.ts";
import { RealRoot } from "./real-root.ts";
import type { SftpSession } from "./sftp-session.ts";

/** So many are in memory at a time, and a first page is there after as many. */
const FILES_AT_A_TIME = 1024;

const WHOLE: ByteRange = { start: 0, end: Number.POSITIVE_INFINITY };

/** A place on another machine, and the way to it. */
export interface RemotePlace {
  readonly connection: Connection;
  /** What it is called. */
  readonly root: string;
  /** Absolute, or relative to the user's home. */
  readonly directory: string;
}

/**
 * A directory of another machine. Links are followed only within it and nothing but regular files is opened, so that
 * nothing outside is served and no pipe is waited for.
 */
export class SftpFileSystem implements FileSystem {
  readonly filesAtATime = FILES_AT_A_TIME;
  readonly #place: RemotePlace;
  readonly #readAhead = new ReadAhead((path, range) =>
    this.#use(path, (root) => readFile(root, path, range)),
  );
  readonly #rootOfSession = new WeakMap<SftpSession, Promise<RealRoot | undefined>>();

  constructor(place: RemotePlace) {
    this.#place = place;
  }

  get root(): string {
    return this.#place.root;
  }

  nowMs(): number {
    return Date.now() + this.#place.connection.clockAheadMs;
  }

  names(dir: StorePath): Promise<Entry[] | undefined> {
    return this.list(dir);
  }

  list(dir: StorePath): Promise<Entry[] | undefined> {
    return this.#use(dir, (root) => listFolder(root, dir));
  }

  stat(path: StorePath): Promise<Entry | undefined> {
    return this.#use(path, (root) => root.entryAt(path));
  }

  read(path: StorePath, range: ByteRange = WHOLE): Promise<Uint8Array | undefined> {
    return this.#readAhead.read(path, range);
  }

  async readMany(
    paths: readonly StorePath[],
    visit: (path: StorePath, outcome: ReadOutcome) => void,
    options: ReadManyOptions = {},
  ): Promise<void> {
    if (paths.length === 0) return;
    const left = new Set(paths);
    await this.#place.connection.use(async (link) => {
      const root = await this.#rootOver(link);
      if (root !== undefined) await readManyOver(link, root, left, visit, options);
    });
    for (const path of left) visit(path, { kind: "absent" });
  }

  subtree(dir: StorePath): Promise<FileSystem | undefined> {
    return this.#use(dir, async (root) => {
      const [entry, directory] = await Promise.all([root.entryAt(dir), root.resolve(dir)]);
      if (entry?.kind !== "directory" || directory === undefined) return undefined;
      const path = root.pathOf(directory)!;
      const name = path === "" ? this.root : `${this.root}/${path}`;
      return new SftpFileSystem({ connection: this.#place.connection, root: name, directory });
    });
  }

  /** The connection is that of the whole, which ends it. */
  async close(): Promise<void> {
    this.#readAhead.clear();
  }

  #use<T>(path: StorePath, operation: (root: RealRoot) => Promise<T | undefined>): Promise<T | undefined> {
    return orAbsent(path, () =>
      this.#place.connection.use(async (link) => {
        const root = await this.#rootOver(link);
        return root && operation(root);
      }),
    );
  }

  /** The root as it is on this connection; `undefined` when there is none. */
  #rootOver({ sftp }: Link): Promise<RealRoot | undefined> {
    const known = this.#rootOfSession.get(sftp);
    if (known !== undefined) return known;
    const finding = orAbsent("", async () => {
      return new RealRoot(sftp, await sftp.realPath(this.#place.directory || "."));
    });
    this.#rootOfSession.set(sftp, finding);
    // What could not be found may be there the next time.
    const forget = () => this.#rootOfSession.delete(sftp);
    finding.then((root) => root ?? forget(), forget);
    return finding;
  }
}
