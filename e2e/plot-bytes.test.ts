import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startAtlas, untilRead } from "./atlas.ts";
import { DESK, hasBrowser, launchBrowser, openPage, untilSettled } from "./browser.ts";
import { chartOn, QUESTIONS } from "./plot-page.ts";
import { hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";

/** What a first page may load of scripts, what charts may load beside, and lines beside these: compressed bytes. */
const MOST_BYTES = { page: 120_000, charts: 50_000, lines: 25_000 };

/** Loaded ahead of need, a second after whatever page came first. */
const AHEAD = /\/StoreSearch-/;

describe.skipIf(!hasBrowser() || !hasSharedStore("examples"))("scripts", () => {
  let atlas: Atlas;
  let browser: Browser;
  let place: TemporaryStore;

  beforeAll(async () => {
    place = sharedStore("examples");
    [atlas, browser] = await Promise.all([startAtlas(["serve", "--store", place.path]), launchBrowser()]);
    await untilRead(atlas);
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    place?.remove();
  });

  it("of charts are loaded when these are shown, and are small", async () => {
    const page = await openPage(browser, DESK);
    const paths = new Set<string>();
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith(".js") && !AHEAD.test(pathname)) paths.add(pathname);
    });
    const loaded = async () => {
      const files = await Promise.all(
        [...paths].map(async (path) => (await fetch(atlas.url + path)).arrayBuffer()),
      );
      return files.reduce((sum, file) => sum + gzipSync(new Uint8Array(file)).length, 0);
    };
    await page.goto(`${atlas.url}/experiments`);
    await untilSettled(page);
    const first = await loaded();
    expect(first).toBeLessThanOrEqual(MOST_BYTES.page);
    await page.goto(`${atlas.url}/runs`);
    await untilSettled(page);
    const before = await loaded();
    await page.goto(atlas.url + QUESTIONS["f-by-algorithm"]);
    await chartOn(page).waitFor();
    await untilSettled(page);
    const charts = (await loaded()) - before;
    await page.goto(atlas.url + QUESTIONS["pi-by-samples"]);
    await chartOn(page).waitFor();
    await untilSettled(page);
    const lines = (await loaded()) - before - charts;
    console.log(
      `scripts, compressed: ${first} bytes at first, ${charts} for charts, ${lines} more for lines`,
    );
    expect(charts).toBeGreaterThan(0);
    expect(charts).toBeLessThanOrEqual(MOST_BYTES.charts);
    expect(lines).toBeLessThanOrEqual(MOST_BYTES.lines);
  });
});
