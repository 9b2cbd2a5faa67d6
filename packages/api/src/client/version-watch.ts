/** How a data set over HTTP learns that its answers may have changed. */
export interface VersionWatch {
  /** Takes note of the version of an answer: a later one is news. */
  note(version: number): void;
  /** Calls back with every later version. Returns what ends it. */
  subscribe(listener: (version: number) => void): () => void;
  /** Lets every listener go. */
  close(): void;
}

/** What a watch learns from. */
export interface VersionSource {
  /** The version of the data; `undefined` when nothing changed since it was asked last. */
  ask(): Promise<number | undefined>;
  /**
   * Follows the server's events: calls `hear` whenever anything arrives, with the version if it says one, and ends
   * with the events or the signal. Rejects when there are none to follow.
   */
  follow(hear: (version?: number) => void, signal: AbortSignal): Promise<void>;
}

/** The longest pause between two attempts at a server that does not answer. */
const MAX_PAUSE_MS = 30_000;

/** How long events may be silent before they count as lost. The server sends a sign of life every 15 s. */
const MAX_SILENCE_MS = 20_000;

/**
 * Watches as long as there are listeners: follows the server's events, and asks now and then while there are none,
 * be it because the server is away, because something on the way holds them back, or because the page is out of
 * sight. After an attempt that failed the next pause is twice as long.
 *
 * @param pollMs how long the first pauses are
 */
export function createVersionWatch(source: VersionSource, pollMs: number): VersionWatch {
  const listeners = new Set<(version: number) => void>();
  let known: number | undefined;
  let stop: (() => void) | undefined;

  function take(version: number | undefined): void {
    if (version === undefined || version === known) return;
    known = version;
    // A microtask each, so that a listener that throws stops neither the others nor the watching.
    for (const listener of listeners) queueMicrotask(() => listeners.has(listener) && listener(version));
  }

  function start(): () => void {
    const watching = new AbortController();
    const { signal } = watching;
    // A browser has six connections to a server for all its tabs: one that nobody sees keeps none.
    const page = typeof document === "undefined" ? undefined : document;
    let isFollowing = false;

    const poll = async () => {
      if (isFollowing) return;
      const version = await source.ask();
      if (!signal.aborted && !isFollowing) take(version);
    };
    const follow = async () => {
      if (page?.hidden) return;
      const attempt = new AbortController();
      const giveUp = () => attempt.abort();
      const hide = () => page?.hidden && giveUp();
      let silence = setTimeout(giveUp, MAX_SILENCE_MS);
      signal.addEventListener("abort", giveUp);
      page?.addEventListener("visibilitychange", hide);
      const hear = (version?: number) => {
        if (attempt.signal.aborted) return;
        clearTimeout(silence);
        silence = setTimeout(giveUp, MAX_SILENCE_MS);
        isFollowing = true;
        take(version);
      };
      try {
        await source.follow(hear, attempt.signal);
        if (!isFollowing) throw new Error("The events ended before the first");
      } finally {
        isFollowing = false;
        clearTimeout(silence);
        signal.removeEventListener("abort", giveUp);
        page?.removeEventListener("visibilitychange", hide);
      }
    };
    repeat(poll, { afterMs: pollMs, pauseMs: pollMs }, signal);
    repeat(follow, { afterMs: 0, pauseMs: pollMs }, signal);
    return () => watching.abort();
  }

  function unsubscribe(listener: (version: number) => void): void {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  }

  return {
    note: (version) => {
      known ??= version;
    },
    subscribe: (callback) => {
      const listener = (version: number) => callback(version);
      listeners.add(listener);
      stop ??= start();
      return () => unsubscribe(listener);
    },
    close: () => {
      for (const listener of listeners) unsubscribe(listener);
    },
  };
}

/** Does something again and again. While it rejects, each pause is twice the one before. */
function repeat(
  work: () => Promise<void>,
  { afterMs, pauseMs }: { readonly afterMs: number; readonly pauseMs: number },
  signal: AbortSignal,
): void {
  let nextMs = pauseMs;
  let timer: ReturnType<typeof setTimeout>;
  const turn = async () => {
    try {
      await work();
      nextMs = pauseMs;
    } catch {
      nextMs = Math.min(nextMs * 2, Math.max(pauseMs, MAX_PAUSE_MS));
    }
    if (!signal.aborted) timer = setTimeout(turn, nextMs);
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  timer = setTimeout(turn, afterMs);
}
