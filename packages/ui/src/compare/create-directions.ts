import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { type Directions, readDirections, writeDirections } from "./direction.ts";

/**
 * The directions of metrics, and a way to set them, which the browser remembers for each store.
 *
 * @param store what tells stores apart; `undefined` while it is not known
 */
export function createDirections(
  store: Accessor<string | undefined>,
): [directions: Accessor<Directions>, setDirections: (directions: Directions) => void] {
  const [directions, setDirections] = createSignal<Directions>(new Map());
  const keyOf = (name: string) => `atlas.directions ${name}`;
  createEffect(
    on(createMemo(store), (name) => {
      if (name !== undefined) setDirections(readDirections(recall(keyOf(name))));
    }),
  );
  const set = (chosen: Directions) => {
    setDirections(chosen);
    const name = store();
    if (name !== undefined) remember(keyOf(name), writeDirections(chosen));
  };
  return [directions, set];
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
