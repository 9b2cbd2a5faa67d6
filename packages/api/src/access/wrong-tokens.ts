/** How many different wrong tokens an address may show within a minute. */
const MAX_WRONG = 10;
const PERIOD_MS = 60_000;

/** Of how many addresses they are remembered: beyond that, those of the address that began first are forgotten. */
const MAX_ADDRESSES = 1000;

/**
 * The wrong tokens that were shown of late, so that nobody guesses on and on. One that is shown again is no new guess:
 * a page that is still open asks on with the cookie of a server that was started anew.
 */
export class WrongTokens {
  /** When each wrong token, by its digest, was first shown, by address. */
  readonly #shownAt = new Map<string, Map<string, number>>();

  /** For how many milliseconds an address is to show no token that it has not shown yet; 0 when it may. */
  pauseMs(address: string, digest: string, nowMs: number): number {
    const shownAt = this.#recent(address, nowMs);
    if (shownAt.size < MAX_WRONG || shownAt.has(digest)) return 0;
    const [first = nowMs] = shownAt.values();
    return first + PERIOD_MS - nowMs;
  }

  /** Remembers that an address has shown a token that is wrong. */
  add(address: string, digest: string, nowMs: number): void {
    const shownAt = this.#recent(address, nowMs);
    if (!shownAt.has(digest)) shownAt.set(digest, nowMs);
    this.#shownAt.set(address, shownAt);
    const [oldest = ""] = this.#shownAt.keys();
    if (this.#shownAt.size > MAX_ADDRESSES) this.#shownAt.delete(oldest);
  }

  #recent(address: string, nowMs: number): Map<string, number> {
    const shownAt = this.#shownAt.get(address) ?? new Map<string, number>();
    for (const [digest, ms] of shownAt) if (ms + PERIOD_MS <= nowMs) shownAt.delete(digest);
    return shownAt;
  }
}
