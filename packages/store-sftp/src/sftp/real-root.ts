import { posix } from "node:path";
import { AtlasError } from "@atlas/core";
import { type Entry, type StorePath, splitPath, storePathOf } from "@atlas/store";
import type { Stats } from "ssh2";
import { isAbsence, wordsOf } from "../errors.ts";
import { entryOf } from "./entry.ts";
import type { SftpSession } from "./sftp-session.ts";

/** A directory of the far side, without any link in its name, and where paths below it really lead. */
export class RealRoot {
  readonly sftp: SftpSession;
  readonly directory: string;
  /** How many entries there were in places that were listed. */
  readonly entriesIn = new Map<string, number>();

  constructor(sftp: SftpSession, directory: string) {
    this.sftp = sftp;
    this.directory = directory;
  }

  /** The place that a path names, links in it not resolved. */
  placeOf(path: StorePath): string {
    return path === "" ? this.directory : posix.join(this.directory, path);
  }

  /** Where a path really is, without any link; `undefined` when nothing is there, or only by leaving the root. */
  async resolve(path: StorePath): Promise<string | undefined> {
    const place = await unlessAbsent(this.sftp.realPath(this.placeOf(path)));
    return place === undefined || this.pathOf(place) === undefined ? undefined : place;
  }

  /** What stands under a path; `undefined` when nothing does. Takes one round trip, or two for a link. */
  async entryAt(path: StorePath): Promise<Entry | undefined> {
    const { dir, name } = splitPath(path);
    const [folder, stats] = await Promise.all([
      this.resolve(dir),
      unlessAbsent(this.sftp.linkStat(this.placeOf(path))),
    ]);
    return folder === undefined ? undefined : this.entryOf(this.placeOf(path), name, stats);
  }

  /** An entry, of which is known what stands there: links are followed within the root. */
  async entryOf(place: string, name: string, stats: Stats | undefined): Promise<Entry | undefined> {
    if (stats === undefined) return undefined;
    if (!stats.isSymbolicLink()) return entryOf(name, stats);
    const link = entryOf(name, stats);
    try {
      const [real, target] = await Promise.all([this.sftp.realPath(place), this.sftp.stat(place)]);
      const linkTarget = this.pathOf(real);
      if (linkTarget !== undefined) return { ...entryOf(name, target), linkTarget };
      const root = posix.basename(this.directory);
      return { ...link, reason: `a link that leads out of ${root}/` };
    } catch (error) {
      if (error instanceof AtlasError) throw error;
      const trouble = isAbsence(error) ? "leads nowhere" : `cannot be followed: ${wordsOf(error)}`;
      return { ...link, reason: `a link that ${trouble}` };
    }
  }

  /** The path of a place without links; `undefined` outside of the root. */
  pathOf(place: string): StorePath | undefined {
    const path = posix.relative(this.directory, place);
    const isOutside = path === ".." || path.startsWith("../");
    return isOutside ? undefined : storePathOf(path);
  }
}

/** What is answered, and `undefined` where there is nothing of that name. */
export async function unlessAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}
