import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type Atlas, startDemo, untilRead } from "./atlas.ts";
import { launchBrowser } from "./browser.ts";
import { emptyStore, type TemporaryStore } from "./stores.ts";

/** What the tests of a `describe` are done with; there from its first hook on. */
export interface Demo {
  readonly url: string;
  readonly browser: Browser;
}

/** Serves the demo, and starts a browser, for the tests of the `describe` that this is called in. */
export function useDemo(): Demo {
  let atlas: Atlas | undefined;
  let browser: Browser | undefined;
  let place: TemporaryStore | undefined;
  beforeAll(async () => {
    place = emptyStore();
    [atlas, browser] = await Promise.all([startDemo(place.path), launchBrowser()]);
    await untilRead(atlas);
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    place?.remove();
  });
  return {
    get url() {
      return atlas!.url;
    },
    get browser() {
      return browser!;
    },
  };
}
