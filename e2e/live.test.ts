import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Atlas, startAtlas, untilRead } from "./atlas.ts";
import { DESK, hasBrowser, keepScreen, launchBrowser, openPage } from "./browser.ts";
import { type MadeRun, madeStore, writeRun } from "./made-store.ts";
import type { TemporaryStore } from "./stores.ts";

const COUNT = 80;

/** The run that started as the n-th; the greater n, the smaller its loss. */
function runOf(n: number): MadeRun {
  return {
    run_id: `run${String(n).padStart(5, "0")}`,
    experiment_id: "growing:1.0",
    started_at: new Date(Date.UTC(2026, 2, 1, 9, 0, n)).toISOString().slice(0, -1),
    params: { lr: n % 4 },
    metrics: { loss: 1000 - n },
  };
}

describe.skipIf(!hasBrowser())("while a store grows", () => {
  let browser: Browser;
  let store: TemporaryStore;
  let atlas: Atlas;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    store = madeStore(Array.from({ length: COUNT }, (_, n) => runOf(n)));
    atlas = await startAtlas(["serve", "--store", store.path]);
    await untilRead(atlas);
    return async () => {
      await atlas.stop();
      store.remove();
    };
  });

  const row = (page: Page, n: number) =>
    page.locator("tbody tr").filter({ has: page.getByRole("link", { name: runOf(n).run_id, exact: true }) });
  const top = async (page: Page, n: number) => (await row(page, n).boundingBox())?.y;
  const grow = (first: number, count: number) => {
    for (let n = first; n < first + count; n++) writeRun(store, runOf(n));
  };

  it("the newest row stays where it is, and what came in above it is counted, and shown when asked for", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/runs`);
    const newest = COUNT - 1;
    await row(page, newest).waitFor();
    const before = await top(page, newest);
    grow(COUNT, 12);
    const news = page.getByRole("button", { name: "12 new runs: show" });
    await news.waitFor();
    await page
      .getByRole("status")
      .getByText(`${COUNT + 12} runs`)
      .first()
      .waitFor();
    expect(await top(page, newest)).toBe(before);
    await keepScreen(page, "runs-new-light");
    await news.click();
    await row(page, COUNT + 11).waitFor();
    await news.waitFor({ state: "detached" });
    expect(await top(page, COUNT + 11)).toBe(before);
    expect(page.errors).toEqual([]);
  });

  it("the row of the cursor stays where it is in any order, and so does what is typed", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/runs?sort=metrics.loss`);
    await row(page, COUNT - 1).waitFor();
    const watched = COUNT - 10;
    await row(page, watched).locator("td").nth(2).click();
    const before = await top(page, watched);
    await page.keyboard.press("/");
    const query = page.getByRole("textbox", { name: "Filter as text" });
    await query.pressSequentially("metrics.lo");
    grow(COUNT, 5);
    await page
      .getByRole("status")
      .getByText(`${COUNT + 5} runs`)
      .first()
      .waitFor();
    expect(await top(page, watched)).toBe(before);
    expect(await query.inputValue()).toBe("metrics.lo");
    expect(page.errors).toEqual([]);
  });

  it("an experiment's page and the list follow without a reload", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/experiments/growing:1.0`);
    await page.getByRole("link", { name: `${COUNT} runs`, exact: true }).waitFor();
    grow(COUNT, 1);
    await page.getByRole("link", { name: `${COUNT + 1} runs`, exact: true }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await page.getByRole("link", { name: /growing/ }).waitFor();
    grow(COUNT + 1, 2);
    await page
      .getByRole("status")
      .getByText(`${COUNT + 3} runs`)
      .first()
      .waitFor();
    expect(page.errors).toEqual([]);
  });
});
