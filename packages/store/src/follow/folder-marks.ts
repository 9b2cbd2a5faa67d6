import { AtlasError } from "@atlas/core";
import { giveTurn, isTurnDue } from "../event-loop.ts";
import type { Entry, FileSystem } from "../file-system.ts";
import type { StorePath } from "../path.ts";
import { settledStamp } from "./stamp.ts";

/** How many folders are asked for at a time. */
const AT_A_TIME = 64;

/** How a folder is marked that is not there. */
const ABSENT = 0;

/** What stood there when it was asked for: nothing, or it cannot be said. */
type Seen = Entry | "absent" | "unknown";

/** How folders were when they were listed: while a folder is so, nothing was added, replaced or removed in it. */
export class FolderMarks {
  readonly #fs: FileSystem;
  readonly #stamps = new Map<StorePath, number>();
  /** How folders were when they were asked for last. */
  #seen: ReadonlyMap<StorePath, Seen> = new Map();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  folders(): Iterable<StorePath> {
    return this.#stamps.keys();
  }

  /** Whether all folders are as they were. False when there is none, and while one cannot be asked for. */
  async areSame(): Promise<boolean> {
    this.#seen = await this.#look([...this.#stamps.keys()]);
    const isSame = ([folder, stamp]: readonly [StorePath, number]) =>
      stampOfSeen(this.#seen.get(folder)!, Number.POSITIVE_INFINITY) === stamp;
    return this.#stamps.size > 0 && Array.from(this.#stamps).every(isSame);
  }

  /**
   * Marks these folders, and no others, as they were when they were asked for last, or else as they are now. An older
   * mark is as good: what has changed since only has them listed once more.
   *
   * @param lookedAtMs the time before they were listed: what has changed since is not trusted
   */
  async set(folders: Iterable<StorePath>, lookedAtMs: number): Promise<void> {
    const marked = [...folders];
    const seen = new Map([
      ...this.#seen,
      ...(await this.#look(marked.filter((one) => !this.#seen.has(one)))),
    ]);
    this.#seen = new Map();
    this.#stamps.clear();
    for (const folder of marked) this.#stamps.set(folder, stampOfSeen(seen.get(folder)!, lookedAtMs));
  }

  /** Has every folder taken for changed. */
  distrust(): void {
    for (const folder of this.#stamps.keys()) this.#stamps.set(folder, Number.NaN);
  }

  /** A few are asked for at a time: a disk far away is not waited for again and again, one at hand holds nothing up. */
  async #look(folders: readonly StorePath[]): Promise<ReadonlyMap<StorePath, Seen>> {
    const seen = new Map<StorePath, Seen>();
    for (let start = 0; start < folders.length; start += AT_A_TIME) {
      const some = folders.slice(start, start + AT_A_TIME);
      const entries = await Promise.all(some.map((folder) => this.#seenNow(folder)));
      some.forEach((folder, i) => {
        seen.set(folder, entries[i]!);
      });
      if (isTurnDue()) await giveTurn();
    }
    return seen;
  }

  async #seenNow(folder: StorePath): Promise<Seen> {
    try {
      return (await this.#fs.stat(folder)) ?? "absent";
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      return "unknown";
    }
  }
}

function stampOfSeen(seen: Seen, lookedAtMs: number): number {
  if (seen === "absent") return ABSENT;
  return seen === "unknown" ? Number.NaN : settledStamp(seen, lookedAtMs);
}
