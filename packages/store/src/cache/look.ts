/** When something was looked at, and how it was. */
export interface Look {
  /** Milliseconds since 1970, by the clock of this machine. */
  readonly lookedAtMs: number;
  /** For how long it had not changed by then, by the clock of the place where it is; 0 where nothing is known. */
  readonly quietMs: number;
}

/** The look at something, taken now. */
export function lookNow(mtimeMs: number | undefined, placeNowMs: number): Look {
  const quietMs = mtimeMs === undefined ? 0 : Math.max(0, placeNowMs - mtimeMs);
  return { lookedAtMs: Date.now(), quietMs };
}

/**
 * Whether something may be taken to be as it was looked at, without asking again: for no longer than it had been
 * unchanged for by then. So a log that is being written is asked for each time, and one of last week once an hour.
 */
export function isFresh({ lookedAtMs, quietMs }: Look, maxAgeMs: number): boolean {
  const ageMs = Date.now() - lookedAtMs;
  return ageMs >= 0 && ageMs < Math.min(maxAgeMs, quietMs);
}
