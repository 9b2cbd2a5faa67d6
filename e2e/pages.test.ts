import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startDemo, untilRead } from "./atlas.ts";
import {
  accessibilityViolations,
  DESK,
  DESK_DARK,
  hasBrowser,
  keepScreen,
  launchBrowser,
  openPage,
  PHONE,
  untilSettled,
  type View,
} from "./browser.ts";
import { emptyStore, type TemporaryStore } from "./stores.ts";

const VIEWS: readonly (readonly [name: string, view: View])[] = [
  ["light", DESK],
  ["dark", DESK_DARK],
  ["360-light", PHONE],
  ["360-dark", { ...PHONE, theme: "dark" }],
];

describe.skipIf(!hasBrowser())("every page, in every view", () => {
  let atlas: Atlas;
  let browser: Browser;
  let place: TemporaryStore;
  const runOf: Record<string, string> = {};

  beforeAll(async () => {
    place = emptyStore();
    [atlas, browser] = await Promise.all([startDemo(place.path), launchBrowser()]);
    await untilRead(atlas);
    for (const status of ["success", "failed", "running", "cancelled"]) {
      const { runs } = await (await fetch(`${atlas.url}/api/runs?status=${status}&limit=1`)).json();
      runOf[status] = runs[0].record.run_id;
    }
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    place?.remove();
  });

  const rows = (page: Page) => page.getByRole("row").nth(2).waitFor();
  const heading = (page: Page) => page.getByRole("heading", { level: 1 }).waitFor();
  const pages: readonly (readonly [
    name: string,
    path: () => string,
    ready: (page: Page) => Promise<void>,
  ])[] = [
    ["experiments", () => "/experiments", rows],
    ["runs", () => "/runs", rows],
    ["runs-experiment", () => "/runs?q=experiment+=+optimisers:2.0&sort=-derived.log10_best_f", rows],
    ["run-success", () => `/runs/${runOf["success"]}`, heading],
    ["run-failed", () => `/runs/${runOf["failed"]}`, heading],
    ["run-running", () => `/runs/${runOf["running"]}`, heading],
    ["run-unknown", () => "/runs/no-such-run", heading],
    ["store", () => "/store", heading],
    ["notfound", () => "/nowhere", heading],
  ];

  describe.each(VIEWS)("%s", (viewName, view) => {
    it.each(pages)("%s", async (name, path, ready) => {
      const page = await openPage(browser, view);
      await page.goto(atlas.url + path());
      await ready(page);
      await untilSettled(page);
      await keepScreen(page, `${name}-${viewName}`);
      expect(await accessibilityViolations(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, "the page itself never scrolls sideways").toBeLessThanOrEqual(0);
      expect(page.errors.filter((text) => !(name === "run-unknown" && text.includes("404")))).toEqual([]);
      await page.context().close();
    });
  });

  it("are reached from one another by links and keys, each with a title of its own", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(atlas.url);
    await page.waitForURL(/\/experiments$/);
    await rows(page);
    const titles = [await page.title()];
    await page.getByRole("link", { name: "optimisers" }).first().click();
    await page.waitForURL(/\/experiments\/.+/);
    await heading(page);
    titles.push(await page.title());
    await page
      .getByRole("link", { name: /^[\d,]+ runs$/ })
      .first()
      .click();
    await page.waitForURL(/\/runs\?q=experiment/);
    await rows(page);
    titles.push(await page.title());
    await page.locator("tbody tr a").first().click();
    await page.waitForURL(/\/runs\/[0-9a-f]/);
    await heading(page);
    titles.push(await page.title());
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.waitForURL(/\/store$/);
    await heading(page);
    titles.push(await page.title());
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await page.waitForURL(/\/experiments$/);
    expect(new Set(titles).size).toBe(titles.length);
    expect(page.errors).toEqual([]);
  });

  it("remember the theme that was chosen", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/experiments`);
    await rows(page);
    const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    const before = await scheme();
    const toggle = page.getByRole("button", { name: /theme/i });
    await toggle.click();
    if ((await scheme()) !== "dark") await toggle.click();
    expect(await scheme()).toBe("dark");
    await page.reload();
    await rows(page);
    expect(await scheme()).toBe("dark");
    expect(before).not.toBe("dark");
  });
});
