/** How a data set over HTTP learns that its answers may have changed. */
export interface VersionWatch {
  /** Takes note of the version of an answer: a later one is news. */
  note(version: number): void;
  /** Calls back with every later version. Returns what ends it. */
  subscribe(listener: (version: number) => void): () => void;
  /** Lets every listener go. */
  close(): void;
}

/** The longest pause between two questions to a server that does not answer. */
const MAX_PAUSE_MS = 30_000;

/**
 * Watches by asking now and then, as long as there are listeners. While `ask` rejects, each pause is twice the one
 * before.
 *
 * @param ask the version of the data; `undefined` when nothing changed since it was asked last
 */
export function createVersionWatch(ask: () => Promise<number | undefined>, pollMs: number): VersionWatch {
  const listeners = new Set<(version: number) => void>();
  let known: number | undefined;
  let stopPolling: (() => void) | undefined;

  function announce(version: number): void {
    known = version;
    // A microtask each, so that a listener that throws stops neither the others nor the polling.
    for (const listener of listeners) queueMicrotask(() => listeners.has(listener) && listener(version));
  }

  function startPolling(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pauseMs = pollMs;
    let stopped = false;
    const poll = async () => {
      try {
        const version = await ask();
        pauseMs = pollMs;
        if (!stopped && version !== undefined && version !== known) announce(version);
      } catch {
        pauseMs = Math.min(pauseMs * 2, Math.max(pollMs, MAX_PAUSE_MS));
      }
      if (!stopped) timer = setTimeout(poll, pauseMs);
    };
    timer = setTimeout(poll, pauseMs);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }

  function unsubscribe(listener: (version: number) => void): void {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopPolling?.();
    stopPolling = undefined;
  }

  return {
    note: (version) => {
      known ??= version;
    },
    subscribe: (callback) => {
      const listener = (version: number) => callback(version);
      listeners.add(listener);
      stopPolling ??= startPolling();
      return () => unsubscribe(listener);
    },
    close: () => {
      for (const listener of listeners) unsubscribe(listener);
    },
  };
}
