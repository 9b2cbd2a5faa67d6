import { isTyping } from "@atlas/ui";
import { onCleanup, onMount } from "solid-js";
import { PAGES } from "./pages.ts";

/** What keys do on every page. */
export interface ShellKeys {
  readonly openPage: (path: string) => void;
  readonly openSearch: () => void;
  readonly openHelp: () => void;
}

const PATIENCE_MS = 1500;

/**
 * Opens the search at Ctrl or Cmd K, from within a text field, too; outside of one the help at "?", and the page whose
 * letter is typed soon after a "g".
 */
export function createShellKeys(keys: ShellKeys): void {
  let gAt = Number.NEGATIVE_INFINITY;
  const listen = (event: KeyboardEvent) => {
    const action = actionOf(event);
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  const actionOf = (event: KeyboardEvent): (() => void) | undefined => {
    const isModified = event.ctrlKey || event.metaKey;
    if (event.defaultPrevented || event.altKey) return undefined;
    if (isModified) return event.key.toLowerCase() === "k" ? keys.openSearch : undefined;
    if (isTyping(event.target)) return undefined;
    if (event.key === "?") return keys.openHelp;
    const isAfterG = event.timeStamp - gAt < PATIENCE_MS;
    const page = isAfterG ? PAGES.find(({ key }) => key === event.key) : undefined;
    gAt = event.key === "g" && page === undefined ? event.timeStamp : Number.NEGATIVE_INFINITY;
    return page && (() => keys.openPage(page.path));
  };
  onMount(() => document.addEventListener("keydown", listen));
  onCleanup(() => document.removeEventListener("keydown", listen));
}
