import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startAtlas, startDemo, untilRead } from "./atlas.ts";
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
import { emptyStore, hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";

const VIEWS: readonly (readonly [name: string, view: View])[] = [
  ["light", DESK],
  ["dark", DESK_DARK],
  ["360-light", PHONE],
  ["360-dark", { ...PHONE, theme: "dark" }],
];

/** Opens the replicates of a filter, and waits for the ranking. */
async function openReplicates(page: Page, atlas: Atlas, filter: string, rest = ""): Promise<void> {
  await page.goto(`${atlas.url}/replicates?q=${encodeURIComponent(filter)}${rest}`);
  await page.getByRole("table").first().waitFor();
  await untilSettled(page);
}

async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

describe.skipIf(!hasBrowser())("the replicates of the demo", () => {
  const OPTIMISERS = "experiment = optimisers:2.0";
  const METRIC = "&metric=derived.log10_best_f";
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

  it.each(VIEWS)("answer which configuration is better, %s", async (viewName, view) => {
    const page = await openPage(browser, view);
    await openReplicates(page, atlas, `${OPTIMISERS} and params.problem = rosenbrock`, METRIC);
    for (const name of [
      "Configurations",
      "Pair by pair",
      "What matters",
      "What to run next",
      "Odd ones out",
    ]) {
      await page.getByRole("heading", { name }).waitFor();
    }
    await keepScreen(page, `replicates-${viewName}`);
    await page.getByRole("heading", { name: "Pair by pair" }).evaluate((head) => head.scrollIntoView());
    await keepScreen(page, `replicates-below-${viewName}`);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await sideways(page), "the page itself never scrolls sideways").toBeLessThanOrEqual(0);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it("open a configuration into its runs, and compare another one with the baseline", async () => {
    const page = await openPage(browser, DESK);
    await openReplicates(page, atlas, OPTIMISERS, METRIC);
    await page
      .getByRole("button", { name: /^Replicates of / })
      .first()
      .click();
    const replicates = page.locator(".atl-ranking-replicate");
    await replicates.nth(9).waitFor();
    expect(await replicates.count()).toBe(10);
    await keepScreen(page, "replicates-open-light");
    expect(await accessibilityViolations(page)).toEqual([]);

    await page
      .getByRole("button", { name: /^Compare .* with the baseline$/ })
      .nth(3)
      .click();
    await page.waitForURL(/compared=/);
    await page.getByText("10 pairs").first().waitFor();
    await page.getByRole("button", { name: "Swap" }).click();
    await page.waitForURL(/baseline=/);
    await page.getByRole("img", { name: /pairs: better in/ }).waitFor();
    await page.goBack();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes("compared="));
    expect(page.errors).toEqual([]);
  });

  it("say what the design is and why, here and on the experiment's page", async () => {
    const page = await openPage(browser, DESK);
    await openReplicates(page, atlas, OPTIMISERS, METRIC);
    await page.getByText("4 params form a full grid of 192 cells").waitFor();
    await page.getByText("How it is computed").first().click();
    await page.getByText('docs/replicates.md, "What the design is"').waitFor();
    await page.goto(`${atlas.url}/experiments/spirals:1.0`);
    await page.getByText("Repeated full grid").waitFor();
    await page.getByText("12 configurations, each run with the same 10 seeds.").waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it("compare all with the baseline, and say what to run next in metalab's words", async () => {
    const page = await openPage(browser, DESK);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await openReplicates(page, atlas, `${OPTIMISERS} and params.problem = sphere`, METRIC);
    await page.getByText(/^All \d+ other configurations against the baseline$/).click();
    const comparisons = page.getByRole("region", { name: "Table of comparisons with the baseline" });
    await comparisons.getByRole("row").nth(10).waitFor();
    await keepScreen(page, "replicates-baseline-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await comparisons.getByRole("button").nth(5).click();
    await page.waitForURL(/compared=/);

    await page.getByRole("img", { name: /^Half the width of the interval falls/ }).waitFor();
    await page.getByLabel("How many seeds to add").selectOption("20");
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const next = page.getByRole("region", { name: "What to run next" });
    await next.getByRole("button", { name: "Copy as metalab" }).first().click();
    await expect.poll(copied).toContain("metalab.manual([");
    expect(await copied()).toMatch(/metalab\.seeds\(base=\d+, replicates=30\)/);
    await next.getByRole("button", { name: "Copy as CSV" }).first().click();
    await expect.poll(copied).toMatch(/^algorithm,.*seed,seed_fingerprint\r\n/);
    expect((await copied()).trimEnd().split("\r\n").length).toBe(1 + 2 * 20);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download as LaTeX" }).click();
    expect((await download).suggestedFilename()).toBe("table.tex");
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it("remember which numbers are better, and rank by a bound", async () => {
    const page = await openPage(browser, DESK);
    await openReplicates(page, atlas, OPTIMISERS, METRIC);
    const best = page.locator(".atl-ranking-best > td").nth(1);
    const lowest = await page.locator(".atl-ranking-best").textContent();
    await page.getByRole("button", { name: "higher", exact: true }).click();
    await expect.poll(() => page.locator(".atl-ranking-best").textContent()).not.toBe(lowest);
    await page.reload();
    await best.waitFor();
    expect(await page.locator(".atl-ranking-best").textContent()).not.toBe(lowest);
    await page.getByRole("button", { name: "upper bound" }).click();
    await page.waitForURL(/by=high/);
    await page.getByRole("button", { name: "upper bound", pressed: true }).waitFor();
    expect(page.errors).toEqual([]);
  });

  it("give a table to a paper, and lead to plots and runs", async () => {
    const page = await openPage(browser, DESK);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await openReplicates(page, atlas, OPTIMISERS, METRIC);
    await page.getByRole("region", { name: "Table of means" }).waitFor();
    for (const [name, text] of [
      ["Markdown", "| --- |"],
      ["LaTeX", "\\begin{table}"],
      ["CSV", "n,mean,sd,low,high,is_best"],
    ] as const) {
      await page
        .getByRole("region", { name: "Table for a paper" })
        .getByRole("button", { name: `Copy as ${name}` })
        .click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(text);
    }
    await page.getByRole("list", { name: "Shares of the variance" }).getByRole("link").first().click();
    await page.waitForURL(/\/plots\?/);
    expect(page.errors).toEqual([]);
  });

  it("are reached from the experiment, and ask for one where none is named", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/experiments/optimisers:2.0`);
    await page.getByRole("link", { name: "Replicates" }).click();
    await page.getByRole("heading", { name: "Which configuration is better?" }).waitFor();
    await page.goto(`${atlas.url}/replicates`);
    await page.getByText("Which experiment?").waitFor();
    await keepScreen(page, "replicates-choice-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole("link", { name: "optimisers:2.0" }).click();
    await page.getByRole("heading", { name: "Configurations" }).waitFor();
    await page.goto(`${atlas.url}/replicates?q=${encodeURIComponent("experiment = nobody:1")}`);
    await page.getByText("There is no experiment of this id").waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  it("say what a single seed, a single configuration and no number mean", async () => {
    const page = await openPage(browser, DESK);
    const { columns } = await (
      await fetch(`${atlas.url}/api/rows`, {
        method: "POST",
        body: JSON.stringify({
          q: OPTIMISERS,
          columns: ["record.seed_fingerprint", "record.params_fingerprint"],
          limit: 1,
        }),
      })
    ).json();
    const [[seed], [configuration]] = [
      columns["record.seed_fingerprint"],
      columns["record.params_fingerprint"],
    ];
    await openReplicates(page, atlas, `${OPTIMISERS} and record.seed_fingerprint = "${seed}"`, METRIC);
    await page.getByText("There are no replicates").waitFor();
    await keepScreen(page, "replicates-single-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await openReplicates(
      page,
      atlas,
      `${OPTIMISERS} and record.params_fingerprint = "${configuration}"`,
      METRIC,
    );
    await page.getByText("There is one configuration").waitFor();
    await openReplicates(page, atlas, OPTIMISERS, "&metric=metrics.nobody");
    await page.getByText("No run that matches has a finite number of nobody").waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
  });
});

describe.skipIf(!hasBrowser() || !hasSharedStore("examples"))("the replicates of a real store", () => {
  let atlas: Atlas;
  let browser: Browser;
  let store: TemporaryStore;

  beforeAll(async () => {
    store = sharedStore("examples");
    [atlas, browser] = await Promise.all([startAtlas(["serve", "--store", store.path]), launchBrowser()]);
    await untilRead(atlas);
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    store?.remove();
  });

  it("are shown for every experiment, however few seeds there are", async () => {
    const page = await openPage(browser, DESK);
    const { experiments } = await (await fetch(`${atlas.url}/api/meta/experiments/summary`)).json();
    for (const { experiment_id } of experiments as { experiment_id: string }[]) {
      await openReplicates(page, atlas, `experiment = "${experiment_id}"`);
      await page.getByRole("heading", { name: "Configurations" }).waitFor();
      await keepScreen(page, `replicates-examples-${experiment_id.replace(/\W+/g, "_")}-light`);
      expect(await accessibilityViolations(page), experiment_id).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
    expect(page.errors).toEqual([]);
  });
});

describe.skipIf(!hasBrowser() || !hasSharedStore("statuses"))("the replicates of runs that failed", () => {
  it("say under which values they fail, and lead to them", async () => {
    const store = sharedStore("statuses");
    const [atlas, browser] = await Promise.all([
      startAtlas(["serve", "--store", store.path]),
      launchBrowser(),
    ]);
    try {
      await untilRead(atlas);
      const page = await openPage(browser, DESK);
      await openReplicates(page, atlas, "experiment = failure_modes:2.1");
      await page.getByText("List of configurations").waitFor();
      await page.getByRole("heading", { name: "Where runs fail" }).waitFor();
      await keepScreen(page, "replicates-failing-light");
      expect(await accessibilityViolations(page)).toEqual([]);
      await page
        .getByRole("list", { name: "Values under which runs fail" })
        .getByRole("link")
        .first()
        .click();
      await page.waitForURL(/\/runs\?/);
      expect(page.errors).toEqual([]);
    } finally {
      await browser.close();
      await atlas.stop();
      store.remove();
    }
  });
});
