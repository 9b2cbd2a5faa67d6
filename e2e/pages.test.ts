import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import {
  accessibilityViolations,
  DESK,
  hasBrowser,
  keepScreen,
  openPage,
  untilSettled,
  VIEWS,
} from "./browser.ts";
import { useDemo } from "./use-demo.ts";

describe.skipIf(!hasBrowser())("every page, in every view", () => {
  const demo = useDemo();
  const runOf: Record<string, string> = {};

  beforeAll(async () => {
    for (const status of ["success", "failed", "running", "cancelled"]) {
      const { runs } = await (await fetch(`${demo.url}/api/runs?status=${status}&limit=1`)).json();
      runOf[status] = runs[0].record.run_id;
    }
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
      const page = await openPage(demo.browser, view);
      await page.goto(demo.url + path());
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
    const page = await openPage(demo.browser, DESK);
    await page.goto(demo.url);
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

  it("are as they were left on the way back: as far down, the focus on the link that was followed", async () => {
    const page = await openPage(demo.browser, { ...DESK, height: 500 });
    await page.goto(`${demo.url}/experiments/optimisers:2.0`);
    const link = page.getByRole("region", { name: "Latest runs" }).getByRole("link").nth(4);
    await link.waitFor();
    await link.scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 60);
    const href = await link.getAttribute("href");
    const top = await page.evaluate(() => window.scrollY);
    expect(top).toBeGreaterThan(0);
    await link.click();
    await page.waitForURL(/\/runs\//);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const left = await page.evaluate(() => history.length);
    await page.goBack();
    await page.waitForFunction((href) => document.activeElement?.getAttribute("href") === href, href);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - top)).toBeLessThan(120);
    expect(await page.evaluate(() => history.length)).toBe(left);
    // A page that is opened anew begins at its heading.
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Runs" }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    expect(page.errors).toEqual([]);
  });

  it("remember the theme that was chosen", async () => {
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/experiments`);
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
