import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from "solid-js";
import { sameValue } from "./same-value.ts";

/** A plain value as soon as it has stayed the same for some time; its first one at once. */
export function createSettled<T>(value: () => T, settledMs: number): Accessor<T> {
  const current = createMemo(value, undefined, { equals: sameValue });
  const [settled, setSettled] = createSignal(current());
  createEffect(() => {
    const next = current();
    const timer = setTimeout(() => setSettled(() => next), settledMs);
    onCleanup(() => clearTimeout(timer));
  });
  return settled;
}
