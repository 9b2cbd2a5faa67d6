import type { Following } from "@atlas/core";
import { callLater, clockMs } from "../event-loop.ts";
import type { FileSystem } from "../file-system.ts";
import type { StorePath } from "../path.ts";

/** How often is looked, and how often thoroughly: what is written in place, and not hinted at, is found then. */
const LOOK_INTERVAL_MS = 1500;
const SWEEP_INTERVAL_MS = 60_000;

/** How long after a hint is looked: what one writer does at once is then seen at once. */
const HINT_DELAY_MS = 2;

/** Looking takes no more than one part in this many of the time. */
const LOOKING_SHARE = 4;

/** At most so many folders are watched; changes in the others are seen at the next look. */
const MAX_WATCHED = 2000;

/** A folder in which something may change. */
export interface WatchedPlace {
  readonly fs: FileSystem;
  readonly folder: StorePath;
  /** Takes in that something happens to an entry; false when that is of no concern. */
  hint(name: string | undefined): boolean;
}

/** What is followed. */
export interface Followed {
  /** Never rejects. */
  look(options: { readonly thorough: boolean }): Promise<void>;
  /** The folders that were listed by the last look. */
  places(): Iterable<WatchedPlace>;
}

/** Looks again and again for what has changed: soon after the system hints at something, and every now and then. */
export class Follower {
  readonly #followed: Followed;
  /** By folder; what ends the watching. */
  readonly #watched = new Map<string, () => void>();
  #cancelLook = () => {};
  #isStopped = false;
  #isLooking = false;
  #isHinted = false;
  /** On the clock: when the last thorough look ended, and before when no look may begin. */
  #sweptAtMs = clockMs();
  #restsUntilMs = 0;

  constructor(followed: Followed) {
    this.#followed = followed;
  }

  get state(): Following {
    return { how: this.#watched.size > 0 ? "watching" : "polling", interval_ms: LOOK_INTERVAL_MS };
  }

  start(): void {
    if (this.#isStopped) return;
    this.#sweptAtMs = clockMs();
    this.#watchPlaces();
    this.#lookIn(LOOK_INTERVAL_MS);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelLook();
    this.#unwatch();
  }

  async #look(): Promise<void> {
    const startedMs = clockMs();
    const thorough = startedMs - this.#sweptAtMs >= SWEEP_INTERVAL_MS;
    this.#isHinted = false;
    this.#isLooking = true;
    await this.#followed.look({ thorough });
    this.#isLooking = false;
    if (this.#isStopped) return;
    const endedMs = clockMs();
    if (thorough) {
      this.#sweptAtMs = endedMs;
      // A folder that was replaced is another one to the system.
      this.#unwatch();
    } else {
      this.#restsUntilMs = endedMs + (LOOKING_SHARE - 1) * (endedMs - startedMs);
    }
    this.#watchPlaces();
    this.#lookIn(this.#isHinted ? HINT_DELAY_MS : LOOK_INTERVAL_MS);
  }

  #lookIn(delayMs: number): void {
    this.#cancelLook();
    const restMs = this.#restsUntilMs - clockMs();
    this.#cancelLook = callLater(Math.max(delayMs, restMs), () => void this.#look());
  }

  #watchPlaces(): void {
    const left = new Set(this.#watched.keys());
    for (const { fs, folder, hint } of this.#followed.places()) {
      const key = `${fs.root}/${folder}`;
      left.delete(key);
      if (this.#watched.has(key) || this.#watched.size >= MAX_WATCHED) continue;
      const stop = fs.watch?.(folder, (name) => {
        if (hint(name)) this.#takeHint();
      });
      if (stop !== undefined) this.#watched.set(key, stop);
    }
    for (const key of left) {
      this.#watched.get(key)?.();
      this.#watched.delete(key);
    }
  }

  #takeHint(): void {
    if (this.#isHinted || this.#isStopped) return;
    this.#isHinted = true;
    if (!this.#isLooking) this.#lookIn(HINT_DELAY_MS);
  }

  #unwatch(): void {
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
  }
}
