// Every platform of JavaScript has these; the library of types that this package is checked with has not.
declare const performance: { now(): number };
declare function setTimeout(callback: () => void, delayMs: number): unknown;
declare function clearTimeout(timer: unknown): void;
/** Node only: its turn comes at once, where a timer of browsers waits for some milliseconds. */
declare const setImmediate: ((callback: () => void) => unknown) | undefined;

/** How long work may go on before the event loop has its turn. */
const SLICE_MS = 8;

let sliceEndMs = 0;

/** The time on a clock that never goes back. */
export function clockMs(): number {
  return performance.now();
}

/** Calls back after a while, unless the process has nothing else to wait for and ends. Returns what cancels it. */
export function callLater(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  // Node only: browsers have numbers for timers.
  (timer as { unref?: () => void }).unref?.();
  return () => clearTimeout(timer);
}

/** Whether the event loop has waited long enough for whatever reads files now: then `giveTurn` is to be awaited. */
export function isTurnDue(): boolean {
  return clockMs() >= sliceEndMs;
}

/** Lets the event loop do what it has to do, and resolves then. */
export async function giveTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
  sliceEndMs = clockMs() + SLICE_MS;
}
