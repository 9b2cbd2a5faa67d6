import { AtlasError } from "@atlas/core";
import { giveTurn, isTurnDue } from "../event-loop.ts";
import type { FileSystem } from "../file-system.ts";
import type { StorePath } from "../path.ts";
import { settledStamp } from "./stamp.ts";

/** How many folders are asked for at a time. */
const AT_A_TIME = 64;

/** How a folder is marked that is not there. */
const ABSENT = 0;

/** How folders were when they were listed: while a folder is so, nothing was added, replaced or removed in it. */
export class FolderMarks {
  readonly #fs: FileSystem;
  readonly #stamps = new Map<StorePath, number>();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  folders(): Iterable<StorePath> {
    return this.#stamps.keys();
  }

  /** Whether all folders are as they were. False when there is none, and while one cannot be asked for. */
  async areSame(): Promise<boolean> {
    const stamps = await this.#stampsNow([...this.#stamps.keys()], Number.POSITIVE_INFINITY);
    const known = [...this.#stamps.values()];
    return stamps.length > 0 && stamps.every((stamp, i) => stamp === known[i]);
  }

  /**
   * Marks these folders, and no others, as they are now.
   *
   * @param lookedAtMs the time before they were listed: what has changed since is not trusted
   */
  async set(folders: Iterable<StorePath>, lookedAtMs: number): Promise<void> {
    const marked = [...folders];
    const stamps = await this.#stampsNow(marked, lookedAtMs);
    this.#stamps.clear();
    marked.forEach((folder, i) => {
      this.#stamps.set(folder, stamps[i]!);
    });
  }

  /** Has every folder taken for changed. */
  distrust(): void {
    for (const folder of this.#stamps.keys()) this.#stamps.set(folder, Number.NaN);
  }

  /** A few are asked for at a time: a disk far away is not waited for again and again, one at hand holds nothing up. */
  async #stampsNow(folders: readonly StorePath[], lookedAtMs: number): Promise<number[]> {
    const stamps: number[] = [];
    for (let start = 0; start < folders.length; start += AT_A_TIME) {
      const some = folders.slice(start, start + AT_A_TIME);
      stamps.push(...(await Promise.all(some.map((folder) => this.#stampNow(folder, lookedAtMs)))));
      if (isTurnDue()) await giveTurn();
    }
    return stamps;
  }

  async #stampNow(folder: StorePath, lookedAtMs: number): Promise<number> {
    try {
      const entry = await this.#fs.stat(folder);
      return entry === undefined ? ABSENT : settledStamp(entry, lookedAtMs);
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      return Number.NaN;
    }
  }
}
