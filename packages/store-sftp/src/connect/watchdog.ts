/** Calls back when nothing has fed it for a while; rests until it is fed for the first time. */
export class Watchdog {
  readonly #patienceMs: number;
  readonly #onStarved: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(patienceMs: number, onStarved: () => void) {
    this.#patienceMs = patienceMs;
    this.#onStarved = onStarved;
  }

  /** Begins a new span of patience. */
  feed(): void {
    if (this.#timer === undefined) this.#timer = setTimeout(this.#onStarved, this.#patienceMs);
    else this.#timer.refresh();
  }

  /** Waits for nothing until it is fed again. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
