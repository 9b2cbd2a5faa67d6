import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startDemo, untilRead } from "./atlas.ts";
import { DESK, hasBrowser, keepScreen, launchBrowser, openPage } from "./browser.ts";
import { emptyStore, type TemporaryStore } from "./stores.ts";

describe.skipIf(!hasBrowser())("the table of runs", () => {
  let atlas: Atlas;
  let browser: Browser;
  let place: TemporaryStore;

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

  async function openRuns(query = "") {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/runs${query}`);
    await page.locator("tbody tr a").nth(5).waitFor();
    return page;
  }
  const ask = async (query: string) => (await fetch(`${atlas.url}/api/runs?${query}`)).json();

  it("says how many runs there are, in words, and draws only those that are seen", async () => {
    const page = await openRuns();
    const { total } = await ask("limit=1");
    await page
      .getByRole("region", { name: "Runs" })
      .getByText(`${total.toLocaleString("en-US")} runs`)
      .waitFor();
    expect(await page.getByRole("row").count()).toBeLessThan(80);
    expect(Number(await page.getByRole("grid").getAttribute("aria-rowcount"))).toBe(total + 2);
    expect(page.errors).toEqual([]);
  });

  it("sorts by a column, says so in the address, and undoes it with Back", async () => {
    const page = await openRuns("?experiment=optimisers:2.0");
    await page.getByRole("button", { name: "best_f", exact: true }).click();
    await page.waitForURL(/sort=metrics\.best_f/);
    const { runs } = await ask("experiment_id=optimisers:2.0&sort_by=metrics.best_f&sort_order=asc&limit=3");
    const ids = runs.map((run: { record: { run_id: string } }) => run.record.run_id.slice(0, 8));
    await page.waitForFunction(
      (first) => document.querySelector("tbody tr a")?.textContent?.includes(first),
      ids[0],
    );
    const shown = await page.locator("tbody tr a").allTextContents();
    expect(shown.slice(0, 3)).toEqual(ids);
    expect(await page.locator("th[aria-sort=ascending]").textContent()).toContain("best_f");
    await keepScreen(page, "runs-sorted-light");
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes("sort="));
    await page.locator("th[aria-sort=ascending]").waitFor({ state: "detached" });
  });

  it("filters a column from its head, by keyboard too, and keeps the filter over a reload", async () => {
    const page = await openRuns("?experiment=optimisers:2.0");
    await page.getByRole("button", { name: "Filter algorithm" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: "adam" }).click();
    await page.waitForURL(/params\.algorithm/);
    await keepScreen(page, "runs-filter-light");
    await page.keyboard.press("Escape");
    const filter = encodeURIComponent('[{"field":"params.algorithm","op":"in","value":["adam"]}]');
    const { total } = await ask(`experiment_id=optimisers:2.0&field_filters=${filter}&limit=1`);
    const counts = page.getByRole("region", { name: "Runs" });
    await counts.getByText(`${total} of`).waitFor();
    await page.reload();
    await counts.getByText(`${total} of`).waitFor();
    await page.getByRole("button", { name: /^Drop algorithm/ }).click();
    await page.waitForURL((url) => !url.search.includes("algorithm"));
    expect(page.errors).toEqual([]);
  });

  it("shows and hides columns, and the address says which", async () => {
    const page = await openRuns("?experiment=optimisers:2.0");
    await page.getByRole("button", { name: /^Columns/ }).click();
    await keepScreen(page, "runs-columns-light");
    await page
      .getByRole("checkbox", { name: /best_f/ })
      .first()
      .click();
    await page.waitForURL(/columns=/);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "best_f", exact: true }).waitFor({ state: "detached" });
  });

  it("is walked by keyboard alone, from the head to a run's page", async () => {
    const page = await openRuns("?experiment=optimisers:2.0&sort=metrics.best_f");
    const third = (await page.locator("tbody tr a").nth(2).textContent()) as string;
    // The cursor starts on the first row.
    await page.getByRole("grid").focus();
    for (const key of ["j", "j", "k", "j"]) await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/runs\/[0-9a-f]+/);
    expect(page.url()).toContain(third);
    expect(page.errors).toEqual([]);
  });

  it("scrolls to the last of all runs", async () => {
    const page = await openRuns("?sort=record.run_id&columns=record.run_id");
    const { runs } = await ask("sort_by=record.run_id&sort_order=desc&limit=1");
    await page.getByRole("grid").focus();
    await page.keyboard.press("End");
    await page.getByRole("link", { name: runs[0].record.run_id.slice(0, 8) }).waitFor();
  });

  it("names the condition that empties it, and offers to drop it", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/runs?filter=${encodeURIComponent("metrics.best_f<-1")}`);
    await page.getByText("No run matches").waitFor();
    await keepScreen(page, "runs-nomatch-light");
    await page.getByRole("button", { name: /^Drop best_f.* runs$/ }).click();
    await page.locator("tbody tr a").nth(5).waitFor();
  });
});
