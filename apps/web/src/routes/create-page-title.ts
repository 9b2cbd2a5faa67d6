import { createEffect } from "solid-js";

/** Keeps the name of the window: what is on the page, from the particular to the general, then Atlas. */
export function createPageTitle(parts: () => readonly string[]): void {
  createEffect(() => {
    document.title = [...parts(), "Atlas"].join(" \u00b7 ");
  });
}
