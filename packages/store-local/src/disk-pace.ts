/** A disk that takes longer for a file, in milliseconds, is slow: one of another machine, say. */
const SLOW_FILE_MS = 0.5;

/** Whether a disk is slow, as it showed when it was read from last. */
export class DiskPace {
  readonly #slowFileMs: number;
  #isSlow = false;

  constructor(slowFileMs = SLOW_FILE_MS) {
    this.#slowFileMs = slowFileMs;
  }

  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** Takes in how long some files took. */
  add(tookMs: number, files: number): void {
    this.#isSlow = tookMs > this.#slowFileMs * files;
  }
}
