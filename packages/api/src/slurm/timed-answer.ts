/** What a command said last, and whether it could be asked since. */
export interface TimedAnswer {
  /** `undefined` as long as it has said nothing. */
  readonly output: string | undefined;
  /** When it said that, in milliseconds since 1970. */
  readonly saidAtMs: number | undefined;
  /** Why it could not be asked the last time, in words. */
  readonly trouble: string | undefined;
}

/**
 * Asks a command at most once in a while, however often it is called: who calls meanwhile gets what it said. When it
 * cannot be asked, that is what it said before, with the trouble.
 *
 * @param ask resolves with `undefined` where there is no such command
 */
export function askAtMostEvery(
  pauseMs: number,
  ask: () => Promise<string | undefined>,
  now: () => number,
): () => Promise<TimedAnswer> {
  let known: TimedAnswer = { output: undefined, saidAtMs: undefined, trouble: undefined };
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let asking: Promise<TimedAnswer> | undefined;

  const askNow = async (): Promise<TimedAnswer> => {
    try {
      const output = await ask();
      known =
        output === undefined
          ? { ...known, trouble: "is not on this machine" }
          : { output, saidAtMs: now(), trouble: undefined };
    } catch (error) {
      known = { ...known, trouble: error instanceof Error ? error.message : String(error) };
    }
    return known;
  };

  return () => {
    if (asking !== undefined) return asking;
    if (now() - askedAtMs < pauseMs) return Promise.resolve(known);
    asking = askNow().finally(() => {
      askedAtMs = now();
      asking = undefined;
    });
    return asking;
  };
}
