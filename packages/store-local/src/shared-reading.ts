import { availableParallelism } from "node:os";
import { setTimeout } from "node:timers/promises";
import { AtlasError } from "@atlas/core";
import { giveTurn, isTurnDue, type ReadManyOptions, type ReadOutcome, type StorePath } from "@atlas/store";
import type { DiskPace } from "./disk-pace.ts";
import { markOf } from "./file-mark.ts";
import { type Answer, FILES_OF_REQUEST, ReaderThread } from "./reader-thread.ts";

/** How many threads read from a disk that is fast, which needs a core for each, and from one that is slow, which waits. */
const FAST_THREADS = Math.min(3, Math.max(1, availableParallelism() - 1));
const SLOW_THREADS = 8;

/** How a file is read in this thread, and where it is for others. */
export interface OwnReading {
  read(path: StorePath): ReadOutcome;
  /** `undefined` for a file that is to be read in this thread. */
  placeOf(path: StorePath): string | undefined;
  /** Called when the event loop has had its turn. */
  afterTurn(): void;
}

/**
 * Reads many files together with other threads, so that this one has time for what is in them. While there is nothing
 * from the others, it reads itself: the first files come at once, and all of them where there are no threads. From a slow
 * disk it reads nothing itself, as it would hold up everything else.
 */
export class SharedReading {
  readonly #paths: readonly StorePath[];
  readonly #own: OwnReading;
  readonly #visit: (path: StorePath, outcome: ReadOutcome) => void;
  readonly #signal: { readonly aborted: boolean } | undefined;
  #threads: ReaderThread[] = [];
  /** The first file that nobody reads yet. */
  #next = 0;
  readonly #pace: DiskPace;

  constructor(
    paths: readonly StorePath[],
    own: OwnReading,
    visit: (path: StorePath, outcome: ReadOutcome) => void,
    { signal }: ReadManyOptions,
    pace: DiskPace,
  ) {
    this.#paths = paths;
    this.#own = own;
    this.#visit = visit;
    this.#signal = signal;
    this.#pace = pace;
  }

  async run(): Promise<void> {
    this.#addThreads(this.#pace.isSlow ? SLOW_THREADS : FAST_THREADS);
    try {
      while (this.#next < this.#paths.length || this.#threads.some((thread) => thread.isAsked)) {
        this.#ask();
        const hasWorked = this.#takeAnswers() || this.#readOne();
        if (!hasWorked) await setTimeout(1);
        if (!isTurnDue()) continue;
        await giveTurn();
        this.#own.afterTurn();
        this.#takeFromBroken();
      }
    } finally {
      for (const thread of this.#threads) thread.release();
    }
  }

  #addThreads(count: number): void {
    while (this.#threads.length < count) {
      const thread = ReaderThread.take();
      if (thread === undefined) return;
      this.#threads.push(thread);
    }
  }

  #ask(): void {
    for (const thread of this.#threads) {
      while (thread.isFree && this.#next < this.#paths.length) {
        const paths = this.#paths.slice(this.#next, this.#next + FILES_OF_REQUEST);
        this.#next += paths.length;
        thread.ask(
          paths,
          paths.map((path) => this.#own.placeOf(path) ?? ""),
        );
      }
    }
  }

  #takeAnswers(): boolean {
    let isAny = false;
    for (const thread of this.#threads) {
      const answered = thread.poll();
      if (answered === undefined) continue;
      isAny = true;
      this.#takeAnswer(answered.paths, answered.answer);
      thread.giveBack(answered.answer.memory);
    }
    if (this.#pace.isSlow) this.#addThreads(SLOW_THREADS);
    return isAny;
  }

  #takeAnswer(paths: readonly StorePath[], { memory, ends, stats, tookMs }: Answer): void {
    this.#pace.add(tookMs, paths.length);
    let start = 0;
    let at = 0;
    paths.forEach((path, i) => {
      const end = ends[i]!;
      if (end < 0) {
        this.#take(path, this.#own.read(path));
        return;
      }
      const [size, mtimeMs, ctimeMs, ino] = stats.slice(at, at + 4) as [number, number, number, number];
      const bytes = new Uint8Array(memory, start, end - start);
      this.#take(path, { kind: "read", bytes, mark: markOf({ size, mtimeMs, ctimeMs, ino }) });
      start = end;
      at += 4;
    });
  }

  /** Whether there was a file that nobody read yet, and that this thread may read. */
  #readOne(): boolean {
    if (this.#next >= this.#paths.length || (this.#pace.isSlow && this.#threads.length > 0)) return false;
    const path = this.#paths[this.#next++]!;
    this.#take(path, this.#own.read(path));
    return true;
  }

  #takeFromBroken(): void {
    const broken = this.#threads.filter((thread) => thread.isBroken);
    if (broken.length === 0) return;
    this.#threads = this.#threads.filter((thread) => !thread.isBroken);
    for (const path of broken.flatMap((thread) => thread.abandoned())) {
      this.#take(path, this.#own.read(path));
    }
    for (const thread of broken) thread.release();
  }

  #take(path: StorePath, outcome: ReadOutcome): void {
    if (this.#signal?.aborted) throw new AtlasError("aborted", "The reading was given up");
    this.#visit(path, outcome);
  }
}
