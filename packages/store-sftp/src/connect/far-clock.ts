/** SFTP has no question for the time; but what Linux makes when a process first looks at it has the time of that look. */
export const MADE_WHEN_SEEN = "/proc/self/stat";

/**
 * What the clock of the far side says, as far as it can be told from the times that it gives to files: whole seconds,
 * and never later than now. All that is taken from it is right where it says less.
 */
export class FarClock {
  #aheadMs = Number.NEGATIVE_INFINITY;

  /** How far it is ahead of this machine's clock at least; 0 before anything was seen. */
  get aheadMs(): number {
    return Number.isFinite(this.#aheadMs) ? this.#aheadMs : 0;
  }

  /** Takes in a time that the far side's system gave to something, at some time before now. */
  note(mtimeS: number): void {
    this.#aheadMs = Math.max(this.#aheadMs, 1000 * mtimeS - Date.now());
  }

  /** Takes in the time of a file, which anybody can have set to any other: none in the future is believed. */
  noteFile(mtimeS: number): void {
    this.#aheadMs = Math.max(this.#aheadMs, Math.min(0, 1000 * mtimeS - Date.now()));
  }
}
