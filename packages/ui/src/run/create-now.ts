import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";

const TICK_MS = 1000;

/** The time, in milliseconds since 1970, that goes on by the second as long as `isGoing`. */
export function createNow(isGoing: () => boolean): Accessor<number> {
  const [now, setNow] = createSignal(Date.now());
  createEffect(() => {
    if (!isGoing()) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    onCleanup(() => clearInterval(timer));
  });
  return now;
}
