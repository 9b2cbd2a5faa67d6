import { type Accessor, createMemo, createSignal } from "solid-js";
import { sameValue } from "../state/same-value.ts";

/**
 * A choice that the browser remembers under a name; another name has another choice. `undefined` where nothing was
 * chosen, and where the browser keeps nothing the choice lasts as long as the page.
 *
 * @param read what is kept as the choice that it is; `undefined` for anything else
 */
export function createKept<T>(
  name: () => string,
  read: (json: unknown) => T | undefined,
): [kept: Accessor<T | undefined>, keep: (choice: T) => void] {
  const [chosen, setChosen] = createSignal<ReadonlyMap<string, T>>(new Map());
  const kept = createMemo(() => chosen().get(name()) ?? read(stored(name())), undefined, {
    equals: sameValue,
  });
  const keep = (choice: T) => {
    setChosen(new Map([...chosen(), [name(), choice]]));
    try {
      localStorage.setItem(name(), JSON.stringify(choice));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };
  return [kept, keep];
}

function stored(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return undefined;
  }
}
