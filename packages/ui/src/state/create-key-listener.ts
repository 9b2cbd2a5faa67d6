import { onCleanup, onMount } from "solid-js";
import { useRoot } from "./use-root.ts";

/**
 * Hears the keys that are pressed where a widget stands, for as long as it is there: anywhere in the document, or in its
 * own shadow root, so that an embedded widget leaves the keys of its page alone.
 */
export function createKeyListener(listen: (event: KeyboardEvent) => void): void {
  const root: EventTarget = useRoot();
  const hear = (event: Event) => listen(event as KeyboardEvent);
  onMount(() => root.addEventListener("keydown", hear));
  onCleanup(() => root.removeEventListener("keydown", hear));
}
