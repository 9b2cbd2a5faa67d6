import { isTyping } from "../control/is-typing.ts";
import { createKeyListener } from "../state/create-key-listener.ts";
import { useRoot } from "../state/use-root.ts";

const LINKS = new Map([
  ["[", 'a[rel="prev"]'],
  ["]", 'a[rel="next"]'],
]);

/** Lets `[` and `]` lead to the previous and the next run, wherever on the page the focus is but in a text field. */
export function createNeighbourKeys(): void {
  const root = useRoot();
  createKeyListener((event) => {
    const selector = LINKS.get(event.key);
    if (selector === undefined || isTyping(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    root.querySelector<HTMLElement>(`.atl-run-neighbours ${selector}`)?.click();
  });
}
