import { callLater } from "../event-loop.ts";

/** How long after the first reading, and after later changes, what is known is kept for the next start. */
const FIRST_KEPT_MS = 1000;
const KEPT_MS = 60_000;

/** Says when to keep what is known: soon after the first reading, and then only every now and then. */
export class KeepingTimer {
  readonly #keep: () => void;
  #delayMs = FIRST_KEPT_MS;
  #cancel: (() => void) | undefined;

  constructor(keep: () => void) {
    this.#keep = keep;
  }

  /** Takes in that there is something to be kept. */
  start(): void {
    this.#cancel ??= callLater(this.#delayMs, () => {
      this.#cancel = undefined;
      this.#delayMs = KEPT_MS;
      this.#keep();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
