import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAtlas, untilRead } from "./atlas.ts";
import {
  accessibilityViolations,
  DESK,
  expectSound,
  hasBrowser,
  keepScreen,
  launchBrowser,
  openPage,
  VIEWS,
} from "./browser.ts";
import { hasSharedStore, sharedStore } from "./stores.ts";
import { useDemo } from "./use-demo.ts";

describe.skipIf(!hasBrowser())("the page of an experiment", () => {
  const demo = useDemo();
  /** The experiment of the demo with the most runs. */
  let id: string;

  beforeAll(async () => {
    const { experiments } = await (await fetch(`${demo.url}/api/meta/experiments/summary`)).json();
    id = experiments.toSorted((a: { failed: number }, b: { failed: number }) => b.failed - a.failed)[0]
      .experiment_id;
  });

  const overview = async () =>
    (await fetch(`${demo.url}/api/experiments/${encodeURIComponent(id)}/overview`)).json();
  const open = async (page: Page) => {
    await page.goto(`${demo.url}/experiments/${encodeURIComponent(id)}`);
    await page.getByRole("region", { name: "Latest runs" }).getByRole("link").nth(3).waitFor();
  };

  it.each(VIEWS)("says how it is doing, %s", async (viewName, view) => {
    const page = await openPage(demo.browser, view);
    await open(page);
    for (const title of ["Design", "Failures", "Varied", "Latest runs", "Manifests"])
      expect(await page.getByRole("heading", { name: title, exact: true }).count()).toBe(1);
    await keepScreen(page, `experiment-${viewName}`);
    await expectSound(page);
    await page.context().close();
  });

  it("is reached from the list, and leads to its runs", async () => {
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/experiments`);
    await page.locator(`a[title="${id}"]`).click();
    await page.waitForURL(/\/experiments\/.+/);
    const { run_count } = await overview();
    await page.getByRole("link", { name: `${run_count.toLocaleString("en")} runs` }).click();
    await page.waitForURL(/\/runs\?q=experiment/);
    const counted = { hasText: `${run_count.toLocaleString("en")} of` };
    await page.locator(".atl-count", counted).waitFor();
    expect(page.errors).toEqual([]);
  });

  it("leads from a reason of failure to exactly the runs that failed so", async () => {
    const page = await openPage(demo.browser, DESK);
    await open(page);
    const { failures } = await overview();
    await page
      .getByRole("link", { name: /^Open the [\d,]+ runs?$/ })
      .first()
      .click();
    await page.waitForURL(/\/runs\?/);
    const counts = page.getByRole("status").getByText(`${failures[0].count.toLocaleString("en")} of`);
    await counts.first().waitFor();
    expect(page.errors).toEqual([]);
  });

  it("shows the mean of a metric, or what failed, in the cells of the design", async () => {
    const page = await openPage(demo.browser, DESK);
    await open(page);
    const choice = page.getByLabel("What the cells show");
    const colored = page.locator(".atl-coverage .atl-heat");
    expect(await colored.count()).toBe(0);
    await choice.selectOption("failures");
    await colored.first().waitFor();
    const { coverage, metrics } = await overview();
    const failed = coverage.configurations.filter(({ states }: { states: string }) => states.includes("f"));
    expect(await colored.locator("b").count()).toBe(failed.length);
    const { path } = metrics.find(({ kind }: { kind: string }) => kind === "numbers");
    await choice.selectOption(path);
    const name = path.slice(path.indexOf(".") + 1);
    await page.locator(`.atl-coverage a[aria-label*="mean ${name} "]`).first().waitFor();
    await page.getByText(`${name}, mean`).waitFor();
    await keepScreen(page, "experiment-metric-light");
    await expectSound(page);
    await page.context().close();
  });

  it("leads from a cell of the design to the runs of that configuration, by keyboard too", async () => {
    const page = await openPage(demo.browser, DESK);
    await open(page);
    const cells = page.locator(".atl-coverage a");
    const { design } = await overview();
    expect(await cells.count()).toBe(design.configuration_count);
    await cells.first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(label).toMatch(/ of \d+$/);
    expect(await page.locator(".atl-coverage a[tabindex='0']").count()).toBe(1);
    await keepScreen(page, "experiment-cell-light");
    await page.keyboard.press("Enter");
    await page.waitForURL(/params_fingerprint/);
    expect(page.errors).toEqual([]);
  });

  it("compares two versions of the manifest", async () => {
    const page = await openPage(demo.browser, DESK);
    const { experiments } = await (await fetch(`${demo.url}/api/meta/experiments/summary`)).json();
    for (const { experiment_id } of experiments) {
      const path = `${demo.url}/api/experiments/${encodeURIComponent(experiment_id)}/manifests`;
      const { manifests } = await (await fetch(path)).json();
      if (manifests.length < 2) continue;
      await page.goto(`${demo.url}/experiments/${encodeURIComponent(experiment_id)}`);
      const section = page.getByRole("region", { name: "Manifests" });
      await section.getByText("total_runs").waitFor();
      await section.getByLabel("Compared with").selectOption({ index: 0 });
      await section.getByText("Nothing changed").waitFor();
      return;
    }
    expect.fail("the demo has an experiment with two versions of its manifest");
  });

  it("gives its runs as a file", async () => {
    const page = await openPage(demo.browser, DESK);
    await open(page);
    await page.getByRole("button", { name: "Export" }).click();
    const link = page.getByRole("link", { name: "CSV" });
    await keepScreen(page, "experiment-export-light");
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });

  it("says that there is no such experiment", async () => {
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/experiments/no%2Fsuch:1`);
    await page.getByText("There is no experiment of this id").waitFor();
    await keepScreen(page, "experiment-unknown-light");
    await expectSound(page);
  });

  it("shows lines without words while it is awaited, and says what went wrong", async () => {
    const page = await openPage(demo.browser, DESK);
    await page.route("**/api/overview", () => {});
    await page.goto(`${demo.url}/experiments/${encodeURIComponent(id)}`);
    await page.getByRole("list", { name: "Loading the experiment" }).first().waitFor();
    await page.getByRole("region", { name: "Progress" }).waitFor();
    await keepScreen(page, "experiment-loading-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute("**/api/overview");
    await page.route("**/api/overview", (route) =>
      route.fulfill({ status: 503, json: { detail: "connect ETIMEDOUT 10.3.0.12:22" } }),
    );
    await page.reload();
    await page.getByRole("alert").getByText("connect ETIMEDOUT").waitFor();
    await keepScreen(page, "experiment-error-light");
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

describe.skipIf(!hasBrowser() || !hasSharedStore("statuses"))("experiments of real stores", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function visit(store: string, id: string, screen: string, ready: (page: Page) => Promise<void>) {
    const place = sharedStore(store);
    const atlas = await startAtlas(["serve", "--store", place.path]);
    try {
      await untilRead(atlas);
      const page = await openPage(browser, DESK);
      await page.goto(`${atlas.url}/experiments/${encodeURIComponent(id)}`);
      await ready(page);
      await keepScreen(page, screen);
      await expectSound(page);
    } finally {
      await atlas.stop();
      place.remove();
    }
  }

  it("fail in many ways, and have runs that were killed", () =>
    visit("statuses", "failure_modes:2.1", "experiment-failures-light", async (page) => {
      await page.getByText(/9 runs say running/).waitFor();
      await page.getByRole("button", { name: /more reasons/ }).click();
      await page.getByText("No reason in the record").waitFor();
    }));

  it("have names of any kind", () =>
    visit("kitchen", "types_zoo:0.3-β", "experiment-odd-light", async (page) => {
      await page.getByText("One run per kind of value").waitFor();
      await page.getByRole("button", { name: /^Show \d+ more$/ }).click();
    }));

  it("say how their SLURM jobs are, or why that is not known", () =>
    visit("slurm", "array_job:3.0", "experiment-slurm-light", async (page) => {
      const section = page.getByRole("region", { name: "SLURM" });
      await section.getByText("2 jobs").waitFor();
    }));

  it("may have been submitted only", () =>
    visit("collection", "submitted_only:1.0", "experiment-submitted-light", async (page) => {
      await page.getByRole("heading", { name: "No runs yet" }).waitFor();
    }));

  it("may have no manifest, or hold slashes", () =>
    visit("kitchen", "team/slashed:1.0", "experiment-slashed-light", async (page) => {
      await page.getByRole("heading", { name: "Manifests" }).waitFor();
      await page.getByRole("heading", { name: "Results" }).waitFor();
    }));
});
