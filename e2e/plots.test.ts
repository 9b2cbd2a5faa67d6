import type { Browser } from "playwright-core";
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
import { chartOn as chart, countOn as countOf, plotOf, QUESTIONS } from "./plot-page.ts";
import { hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";

const VIEWS: readonly (readonly [name: string, view: View])[] = [
  ["light", DESK],
  ["dark", DESK_DARK],
  ["360-light", PHONE],
];

const KINDS = {
  bar: { kind: "bar", x: "params.algorithm", y: "metrics.stability", group: ["params.problem"] },
  box: {
    kind: "box",
    x: "params.algorithm",
    y: "metrics.final_f",
    column: "params.problem",
    row: "params.dim",
  },
  histogram: {
    kind: "histogram",
    y: "metrics.stability",
    group: ["params.algorithm"],
    column: "params.problem",
  },
  ecdf: { kind: "ecdf", y: "metrics.final_f", group: ["params.algorithm"] },
  heatmap: {
    kind: "heatmap",
    x: "params.algorithm",
    y: "metrics.final_f",
    group: ["params.problem"],
    yScale: "log",
  },
  scatter: {
    kind: "scatter",
    x: "metrics.solution_distance",
    y: "metrics.final_f",
    group: ["params.problem"],
  },
};

describe.skipIf(!hasBrowser() || !hasSharedStore("examples"))("plots", () => {
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

  const open = async (path: string, view: View = DESK) => {
    const page = await openPage(browser, view);
    await page.goto(atlas.url + path);
    return page;
  };
  describe.each(VIEWS)("%s", (viewName, view) => {
    it.each(Object.entries({ ...QUESTIONS, choice: "/plots" }))("%s", async (name, path) => {
      const page = await open(path, view);
      await (name === "choice" ? page.getByRole("link", { name: "optbench:2.0" }) : chart(page)).waitFor();
      await keepScreen(page, `plots-${name}-${viewName}`);
      expect(await accessibilityViolations(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, "the page itself never scrolls sideways").toBeLessThanOrEqual(0);
      expect(page.errors).toEqual([]);
      await page.context().close();
    });
  });

  it.each(Object.entries(KINDS))("%s", async (kind, spec) => {
    const page = await open(plotOf("optbench:2.0", spec));
    await chart(page).waitFor();
    await keepScreen(page, `plots-${kind}-light`);
    expect(await countOf(page, "matching")).toBe("72");
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it("say what is pointed at, walk by the keys, and lead to its runs", async () => {
    const page = await open(QUESTIONS["pi-by-samples"]);
    await chart(page).focus();
    await page.keyboard.press("ArrowRight");
    const tip = page.locator(".atl-tip");
    expect(await tip.textContent()).toMatch(/n_samples 100,000[\s\S]*mean[\s\S]*95% CI, t[\s\S]*runs\s*10/);
    await keepScreen(page, "plots-tip-light");
    await page.keyboard.press("Enter");
    const peek = page.getByRole("complementary", { name: /^Runs: n_samples 100,000/ });
    await peek.getByText("10 runs").waitFor();
    expect(await peek.getByRole("link", { name: "Open in Runs" }).getAttribute("href")).toMatch(
      /^\/runs\?q=/,
    );
    await peek.locator("tbody a").first().click();
    await page.waitForURL(/\/runs\/[0-9a-f]/);
    await page.goBack();
    await chart(page).waitFor();
    expect(page.errors).toEqual([]);
  });

  it("each count leads to its runs", async () => {
    const page = await open(QUESTIONS["value-by-lr"]);
    await chart(page).waitFor();
    const count = await countOf(page, "not finite");
    expect(Number(count)).toBeGreaterThan(0);
    await page.getByRole("button", { name: /^not finite/ }).click();
    const peek = page.getByRole("complementary", { name: "Runs: not finite" });
    await peek.getByText(new RegExp(`^${count} runs?$`)).waitFor();
    expect(await peek.locator("tbody td").allInnerTexts()).toContain("\u2212Infinity");
    await keepScreen(page, "plots-runs-light");
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it("warn of hidden variation, and mend it with one click, which Back takes back", async () => {
    const page = await open(plotOf("optbench:2.0", { x: "params.lr", y: "metrics.final_f" }));
    const note = page.getByRole("note");
    expect(await note.textContent()).toContain("algorithm, dim, problem");
    await keepScreen(page, "plots-mixed-light");
    await note.getByRole("button", { name: "Group by algorithm" }).click();
    await note.getByText("differ in dim, problem").waitFor();
    expect(page.url()).toContain("params.algorithm");
    await page.goBack();
    await note.getByText("differ in algorithm, dim, problem").waitFor();
  });

  it("are built from the field index, and the address says what was built", async () => {
    const page = await open(plotOf("optbench:2.0"));
    await chart(page).waitFor();
    await page.getByRole("button", { name: /^y: / }).click();
    await page.getByRole("searchbox", { name: "Search fields" }).fill("gap");
    await page.getByRole("button", { name: "metrics.optimality_gap" }).click();
    await page.getByRole("group", { name: /^optimality_gap by/ }).waitFor();
    await page.getByRole("button", { name: "Box", exact: true }).click();
    await page.getByRole("group", { name: /quartiles, median/ }).waitFor();
    const address = page.url();
    expect(address.length).toBeLessThan(500);
    await page.goto("about:blank");
    await page.goto(address);
    await page.getByRole("group", { name: /^optimality_gap by .*quartiles, median/ }).waitFor();
    expect(page.errors).toEqual([]);
  });
});
