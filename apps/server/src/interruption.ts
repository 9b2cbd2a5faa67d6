const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** For how long further signals are taken for the first: a Ctrl-C under a script runner arrives twice. */
const ECHO_MS = 500;

/**
 * Resolves when the process is asked to end, by Ctrl-C or from outside. From then on it has half a second; a signal
 * after that kills it.
 */
export function interruption(): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = () => {
      resolve();
      setTimeout(() => {
        for (const signal of SIGNALS) process.off(signal, onSignal);
      }, ECHO_MS).unref();
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
  });
}
