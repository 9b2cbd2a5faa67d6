import { onCleanup, onMount } from "solid-js";

const LINKS = new Map([
  ["[", 'a[rel="prev"]'],
  ["]", 'a[rel="next"]'],
]);

/** Lets `[` and `]` lead to the previous and the next run, wherever on the page the focus is but in a text field. */
export function createNeighbourKeys(): void {
  const follow = (event: KeyboardEvent) => {
    const selector = LINKS.get(event.key);
    const isTyping =
      event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
    if (selector === undefined || isTyping || event.ctrlKey || event.metaKey || event.defaultPrevented)
      return;
    document.querySelector<HTMLElement>(`.atl-run-neighbours ${selector}`)?.click();
  };
  onMount(() => document.addEventListener("keydown", follow));
  onCleanup(() => document.removeEventListener("keydown", follow));
}
