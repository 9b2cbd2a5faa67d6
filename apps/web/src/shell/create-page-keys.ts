import { onCleanup, onMount } from "solid-js";

const PATIENCE_MS = 1500;

/** Opens the page whose letter is typed soon after a "g", but not within a text field. */
export function createPageKeys(pages: ReadonlyMap<string, string>, open: (path: string) => void): void {
  let gAt = Number.NEGATIVE_INFINITY;
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target))
      return;
    const path = event.timeStamp - gAt < PATIENCE_MS ? pages.get(event.key) : undefined;
    gAt = event.key === "g" && path === undefined ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (path === undefined) return;
    event.preventDefault();
    open(path);
  };
  onMount(() => document.addEventListener("keydown", listen));
  onCleanup(() => document.removeEventListener("keydown", listen));
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
