import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startAtlas, untilRead } from "./atlas.ts";
import {
  accessibilityViolations,
  DESK,
  DESK_DARK,
  hasBrowser,
  keepScreen,
  launchBrowser,
  openPage,
  PHONE,
  type View,
} from "./browser.ts";
import { emptyStore, type TemporaryStore } from "./stores.ts";

const VIEWS: readonly (readonly [name: string, view: View])[] = [
  ["light", DESK],
  ["dark", DESK_DARK],
  ["360-light", PHONE],
  ["360-dark", { ...PHONE, theme: "dark" }],
];

describe.skipIf(!hasBrowser())("runs side by side", () => {
  let atlas: Atlas;
  let browser: Browser;
  let place: TemporaryStore;
  let runIds: string[];

  beforeAll(async () => {
    place = emptyStore();
    [atlas, browser] = await Promise.all([
      startAtlas(["demo", "--seed", "1", "--until", "2026-03-02T09:00:00", "--out", place.path]),
      launchBrowser(),
    ]);
    await untilRead(atlas);
    const ids = async (query: string) => {
      const { runs } = await (await fetch(`${atlas.url}/api/runs?${query}`)).json();
      return runs.map((run: { record: { run_id: string } }) => run.record.run_id) as string[];
    };
    runIds = [...(await ids("status=success&limit=202")), ...(await ids("status=failed&limit=2"))];
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    place?.remove();
  });

  /** Some that succeeded, and the two that failed. */
  const mixed = () => [...runIds.slice(0, 4), ...runIds.slice(-2)];
  const open = async (page: Page, ids: readonly string[]) => {
    await page.goto(`${atlas.url}/compare?runs=${ids.map(encodeURIComponent).join(",")}`);
    await page.getByRole("region", { name: "Runs side by side" }).waitFor();
  };

  it.each(VIEWS)("show what differs first, %s", async (viewName, view) => {
    const page = await openPage(browser, view);
    await open(page, mixed());
    await page.getByRole("rowheader", { name: /Outcome/ }).waitFor();
    await keepScreen(page, `compare-${viewName}`);
    expect(await accessibilityViolations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it("fold what is the same in all of them", async () => {
    const page = await openPage(browser, DESK);
    await open(page, runIds.slice(0, 2));
    await page.getByText(/fields? (are|is) the same/).click();
    await page.getByRole("rowheader", { name: "record.status" }).waitFor();
    await keepScreen(page, "compare-identical-light");
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it("take another baseline and leave runs out, as the address says, and Back undoes it", async () => {
    const page = await openPage(browser, DESK);
    const ids = mixed();
    await open(page, ids);
    await page.getByRole("button", { name: `Make ${ids[2]!.slice(0, 12)} the baseline` }).click();
    await page.waitForURL((url) => url.searchParams.get("runs")?.startsWith(ids[2]!) === true);
    await page.getByRole("button", { name: `Leave ${ids[0]!.slice(0, 12)} out` }).click();
    await page.waitForURL((url) => !url.search.includes(ids[0]!));
    await page.getByText(`${ids.length - 1} runs`).waitFor();
    await page.goBack();
    await page.getByText(`${ids.length} runs`).waitFor();
    expect(page.errors).toEqual([]);
  });

  it("judge numbers by the direction that was set, and remember it", async () => {
    const page = await openPage(browser, DESK);
    await open(page, mixed());
    expect(await page.locator(".atl-better, .atl-worse").count()).toBe(0);
    await page.getByRole("button", { name: "duration_ms: no direction set" }).click();
    const judged = page.locator(".atl-better, .atl-worse").first();
    await judged.waitFor();
    await keepScreen(page, "compare-direction-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.reload();
    await judged.waitFor();
    await page.getByRole("button", { name: "duration_ms: lower is better" }).click();
    await page.getByRole("button", { name: "duration_ms: higher is better" }).click();
    await judged.waitFor({ state: "detached" });
  });

  it("have their logs told apart line by line", async () => {
    const page = await openPage(browser, DESK);
    await open(page, mixed());
    await page.getByText("Logs, line by line").click();
    await page.locator(".atl-log-lines > .atl-manifest-after").first().waitFor();
    await keepScreen(page, "compare-logs-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  it("say which runs there are not, and offer to drop them", async () => {
    const page = await openPage(browser, DESK);
    await open(page, [...runIds.slice(0, 2), "nobody", "a,b"]);
    const alert = page.getByRole("alert");
    await alert.getByText(/nobody/).waitFor();
    await keepScreen(page, "compare-unknown-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await alert.getByRole("button").click();
    await alert.waitFor({ state: "detached" });
    expect(page.url()).not.toContain("nobody");
  });

  it("may be two hundred, of which those in sight are drawn, and no more", async () => {
    const page = await openPage(browser, DESK);
    await open(page, runIds.slice(0, 200));
    await page.getByText("200 runs").waitFor();
    const heads = page.locator("thead th[scope=col]");
    expect(await heads.count()).toBeLessThan(30);
    await page.getByRole("region", { name: "Runs side by side" }).evaluate((region) => {
      region.scrollLeft = region.scrollWidth;
    });
    await page.getByRole("link", { name: runIds[199]!.slice(0, 12) }).waitFor();
    await keepScreen(page, "compare-many-light");
  });

  it("are none, one, or too many", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/compare`);
    await page.getByText("No runs to compare yet").waitFor();
    await keepScreen(page, "compare-empty-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.goto(`${atlas.url}/compare?runs=${runIds[0]}`);
    await page.getByText("One run needs another one").waitFor();
    await page.goto(`${atlas.url}/compare?runs=${runIds.slice(0, 201).join(",")}`);
    await page.getByText("too many to compare").waitFor();
    await page.getByRole("button", { name: "Compare the first 200" }).click();
    await page.getByText("200 runs").waitFor();
    expect(page.errors).toEqual([]);
  });
});
