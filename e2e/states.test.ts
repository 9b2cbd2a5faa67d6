import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAtlas, startDemo, untilRead } from "./atlas.ts";
import {
  accessibilityViolations,
  DESK,
  hasBrowser,
  keepScreen,
  launchBrowser,
  openPage,
  untilSettled,
} from "./browser.ts";
import { emptyStore, hasSharedStore, sharedStore } from "./stores.ts";

describe.skipIf(!hasBrowser())("states that nobody hopes for", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it("an empty directory: says what was looked for and where", async () => {
    const place = emptyStore();
    const atlas = await startAtlas(["serve", "--store", place.path]);
    const page = await openPage(browser, DESK);
    for (const path of ["experiments", "runs"]) {
      await page.goto(`${atlas.url}/${path}`);
      await page.getByText(place.path).first().waitFor();
      await page
        .getByText(/_meta\.json/)
        .first()
        .waitFor();
      await keepScreen(page, `${path}-empty-light`);
      expect(await accessibilityViolations(page)).toEqual([]);
    }
    await atlas.stop();
    place.remove();
  });

  it("a broken file: counted, named on the Store page, and no harm to the others", async () => {
    const place = emptyStore();
    mkdirSync(join(place.path, "runs"));
    writeFileSync(join(place.path, "_meta.json"), '{"schema_version": "0.1"}');
    const record = (id: string) =>
      JSON.stringify({ run_id: id, experiment_id: "odd:1", status: "success", metrics: { f: 1 } });
    writeFileSync(join(place.path, "runs", "good.json"), record("good"));
    writeFileSync(join(place.path, "runs", "half.json"), record("half").slice(0, 20));
    const atlas = await startAtlas(["serve", "--store", place.path]);
    await untilRead(atlas);
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/runs`);
    await page.getByRole("link", { name: "good" }).waitFor();
    await page.getByRole("link", { name: /problem/ }).click();
    await page.waitForURL(/\/store$/);
    await page.getByText("runs/half.json").waitFor();
    await keepScreen(page, "store-problems-light");
    expect(await accessibilityViolations(page)).toEqual([]);

    // A mended file is seen once the store is read again.
    writeFileSync(join(place.path, "runs", "half.json"), record("half"));
    await page.getByRole("button", { name: "Read again" }).click();
    await page.getByText("runs/half.json").waitFor({ state: "detached" });
    await page.getByText("None: every file could be read.").waitFor();
    await atlas.stop();
    place.remove();
  });

  it("a server that went away: what was read stays, and the page says so", async () => {
    const place = emptyStore();
    const atlas = await startDemo(place.path);
    await untilRead(atlas);
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/runs`);
    await page.locator("tbody tr a").nth(5).waitFor();
    expect(await atlas.stop()).toBe(0);
    await page.getByText(/No answer from the server/).waitFor();
    expect(await page.locator("tbody tr a").count()).toBeGreaterThan(8);
    expect(await page.getByRole("alert").count()).toBe(0);
    await keepScreen(page, "runs-offline-light");
    place.remove();
  });

  it.skipIf(!hasSharedStore("kitchen"))(
    "long, odd and unicode names: every one is shown, and leads on",
    async () => {
      const place = sharedStore("kitchen");
      const atlas = await startAtlas(["serve", "--store", place.path]);
      await untilRead(atlas);
      const page = await openPage(browser, DESK);
      await page.goto(`${atlas.url}/experiments`);
      await page.getByRole("link", { name: /team\/slashed/ }).waitFor();
      await keepScreen(page, "experiments-odd-light");
      await page
        .getByRole("link", { name: /types_zoo/ })
        .first()
        .click();
      await page.waitForURL(/\/experiments\/.+/);
      await page.getByRole("link", { name: /^\d+ runs$/ }).click();
      await page.locator("tbody tr a").nth(3).waitFor();
      await keepScreen(page, "runs-odd-light");
      await page.locator("tbody tr a").nth(3).click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await keepScreen(page, "run-odd-light");
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(page.errors).toEqual([]);
      await atlas.stop();
      place.remove();
    },
  );

  it.skipIf(!hasSharedStore("examples"))("the examples: five stores, 228 runs", async () => {
    const place = sharedStore("examples");
    const atlas = await startAtlas(["serve", "--store", place.path]);
    await untilRead(atlas);
    expect(atlas.output()).toMatch(/228 runs in 5 experiments/);
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/experiments`);
    await page.getByRole("link", { name: /optbench/ }).waitFor();
    await keepScreen(page, "experiments-examples-light");
    await page.goto(`${atlas.url}/runs`);
    await page.getByRole("region", { name: "Runs" }).getByText("228 runs").waitFor();
    await page.locator("tbody tr a").nth(5).waitFor();
    await keepScreen(page, "runs-examples-light");
    await page.goto(`${atlas.url}/runs?q=experiment+=+optbench:2.0&sort=metrics.final_f`);
    await page.locator("tbody tr a").nth(3).waitFor();
    await keepScreen(page, "runs-examples-sorted-light");
    await page.locator("tbody tr a").first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await untilSettled(page);
    await keepScreen(page, "run-examples-light");
    expect(page.errors).toEqual([]);
    await atlas.stop();
    place.remove();
  });
});
