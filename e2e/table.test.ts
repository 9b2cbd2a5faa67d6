import { readFileSync } from "node:fs";
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
  untilSettled,
  type View,
} from "./browser.ts";
import { hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";
import { useDemo } from "./use-demo.ts";

const OPTIMISERS = "?q=experiment+=+optimisers:2.0";

describe.skipIf(!hasBrowser())("the rows and columns of the table of runs", () => {
  const demo = useDemo();

  async function openRuns(query = OPTIMISERS, view: View = DESK) {
    const page = await openPage(demo.browser, view);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${demo.url}/runs${query}`);
    await page.locator("tbody tr[aria-busy=false]").nth(5).waitFor();
    return page;
  }
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
  const bar = (page: Page) => page.getByRole("region", { name: "Selection" });
  const checked = (page: Page) => page.locator("tbody tr[aria-selected=true]").count();
  const press = async (page: Page, keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const head = (page: Page, name: string) => page.locator("thead").getByRole("button", { name, exact: true });
  const names = (page: Page) => page.locator(".atl-names .atl-head-text").allTextContents();

  describe("selection", () => {
    it("is made by keyboard, and leaves the table where it is", async () => {
      const page = await openRuns();
      const top = () => page.locator("tbody tr").first().boundingBox();
      const before = await top();
      await page.getByRole("grid").focus();
      await press(page, ["j", "x", "j", "j", "Shift+X"]);
      await bar(page).getByText("3 runs").waitFor();
      expect(await checked(page)).toBe(3);
      expect(await top()).toEqual(before);
      await keepScreen(page, "runs-selection-light");
      await press(page, ["Escape"]);
      await bar(page).waitFor({ state: "detached" });
      expect(page.errors).toEqual([]);
    });

    it("is made by clicks: boxes, ranges, Ctrl, and outlives a sort", async () => {
      const page = await openRuns();
      const box = (row: number) => page.locator("tbody tr").nth(row).getByRole("checkbox");
      await box(1).click();
      await box(4).click({ modifiers: ["Shift"] });
      await bar(page).getByText("4 runs").waitFor();
      await page
        .locator("tbody tr")
        .nth(7)
        .locator("td[aria-colindex='3']")
        .click({ modifiers: ["Control"] });
      await bar(page).getByText("5 runs").waitFor();
      await head(page, "best_f").click();
      await page.waitForURL(/sort=/);
      await bar(page).getByText("5 runs").waitFor();
    });

    it("leads to a comparison, to a plot of these runs, and to files of them", async () => {
      const page = await openRuns();
      await page.getByRole("grid").focus();
      await press(page, ["j", "x"]);
      expect(await bar(page).getByRole("button", { name: "Compare" }).isDisabled()).toBe(true);
      await press(page, ["j", "x"]);
      const compare = bar(page).getByRole("link", { name: "Compare" });
      expect(await compare.getAttribute("href")).toMatch(/^\/compare\?runs=[0-9a-f]+,[0-9a-f]+$/);
      await bar(page).getByRole("button", { name: "Export" }).click();
      const file = page.getByRole("link", { name: "CSV" });
      const csv = await (await fetch(new URL((await file.getAttribute("href")) ?? "", demo.url))).text();
      expect(csv.trim().split("\n")).toHaveLength(3);
      await page.keyboard.press("Escape");
      await bar(page).getByRole("link", { name: "Plot" }).click();
      await page.waitForURL(/\/plots\?q=/);
      await page.getByRole("heading", { name: "Plots" }).waitFor({ state: "attached" });
      await page.goBack();
      await bar(page).getByText("2 runs").waitFor();
      expect(page.errors).toEqual([]);
    });

    it("is had as a file, however many runs were picked one by one", async () => {
      const page = await openRuns();
      await page.getByRole("grid").focus();
      await press(page, ["Home", "x", "End", "k", "X"]);
      await bar(page).getByText("1,899 runs").waitFor();
      await bar(page).getByRole("button", { name: "Export" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("dialog").getByRole("button", { name: "CSV" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("runs.csv");
      const lines = readFileSync(await download.path(), "utf8")
        .trimEnd()
        .split("\n");
      expect(lines[0]).toMatch(/^run_id,/);
      await page.getByText("Saved 1,899 runs").waitFor();
      expect(page.errors).toEqual([]);
    });

    it("is of all that match when a range reaches from end to end", async () => {
      const page = await openRuns();
      await page.getByRole("grid").focus();
      await press(page, ["Home", "x", "End", "X"]);
      await bar(page).getByText("1,900 runs").waitFor();
      const href = await bar(page).getByRole("link", { name: "Plot" }).getAttribute("href");
      expect(href).not.toContain("run_id");
    });

    it("is of all that match, as their filter, less those that are taken out", async () => {
      const page = await openRuns();
      const { total } = await (
        await fetch(`${demo.url}/api/runs?experiment_id=optimisers:2.0&limit=1`)
      ).json();
      await page.getByRole("checkbox", { name: "Select all runs that match" }).click();
      await bar(page)
        .getByText(`${total.toLocaleString("en-US")} runs`)
        .waitFor();
      expect(await bar(page).getByRole("link", { name: "Plot" }).getAttribute("href")).not.toContain(
        "run_id",
      );
      await page.locator("tbody tr").nth(2).getByRole("checkbox").click();
      await bar(page)
        .getByText(`${(total - 1).toLocaleString("en-US")} runs`)
        .waitFor();
    });

    it("is copied as a table for a spreadsheet, and as ids", async () => {
      const page = await openRuns();
      await page.getByRole("grid").focus();
      await press(page, ["j", "x", "j", "x"]);
      await bar(page).getByRole("button", { name: "Copy" }).click();
      await page.getByRole("button", { name: "As TSV" }).click();
      await page.getByText("Copied a table of 2 runs").waitFor();
      const [head, ...lines] = (await clipboard(page)).trimEnd().split("\n");
      expect(head).toMatch(/^record\.run_id\tparams\./);
      expect(lines).toHaveLength(2);
      await page.getByRole("button", { name: "Ids" }).click();
      await page.getByText("Copied the ids of 2 runs").waitFor();
      expect((await clipboard(page)).trim().split("\n")).toHaveLength(2);
    });
  });

  describe("configurations", () => {
    it("collapse replicates, open in place, and are in the address", async () => {
      const page = await openRuns();
      await page.getByRole("button", { name: "Configurations" }).click();
      await page.waitForURL(/rows=configurations/);
      const grid = page.getByRole("grid", { name: "Configurations" });
      await grid.getByText("\u00b1").first().waitFor();
      const rows = Number(await grid.getAttribute("aria-rowcount"));
      const runs = Number((await page.locator("tbody tr .atl-row-n").first().textContent()) ?? "0");
      await grid.focus();
      await press(page, ["j", "Enter"]);
      await expect.poll(async () => Number(await grid.getAttribute("aria-rowcount"))).toBe(rows + runs);
      await page
        .locator("tbody tr a.atl-run-id")
        .nth(runs - 1)
        .waitFor();
      await untilSettled(page);
      await keepScreen(page, "runs-configurations-light");
      expect(await accessibilityViolations(page)).toEqual([]);
      await press(page, ["j", "Enter"]);
      await page.getByRole("complementary", { name: "Run beside the table" }).waitFor();
      expect(page.errors).toEqual([]);
    });

    it("sort by another number than the mean, from the column's panel", async () => {
      const page = await openRuns(`${OPTIMISERS}&rows=configurations`);
      await page.getByRole("button", { name: "Filter best_f" }).click();
      const line = page.locator(".atl-column-line", { hasText: "by sd" });
      await line.getByRole("button", { name: "Descending" }).click();
      await page.waitForURL(/sort=-sd:metrics\.best_f/);
      await page.keyboard.press("Escape");
      await page.locator("th[aria-sort=descending]", { hasText: "sd" }).waitFor();
      await untilSettled(page);
      await keepScreen(page, "runs-configurations-sorted-light");
    });

    it("are selected with all of their runs", async () => {
      const page = await openRuns(`${OPTIMISERS}&rows=configurations`);
      await page.getByRole("grid").focus();
      await press(page, ["j", "x"]);
      await bar(page).getByText("1 configuration").waitFor();
      expect(await bar(page).getByRole("link", { name: "Plot" }).getAttribute("href")).toContain(
        "params_fingerprint",
      );
    });
  });

  it("sorts by several columns with shift, and says which comes first", async () => {
    const page = await openRuns();
    const sorter = (path: string) => page.locator(`.atl-head-name[title^="${path}:"]`);
    await sorter("params.dim").click();
    await page.waitForURL(/sort=params\.dim/);
    await sorter("metrics.best_f").click({ modifiers: ["Shift"] });
    await page.waitForURL(/sort=params\.dim,metrics\.best_f/);
    await sorter("metrics.best_f").click({ modifiers: ["Shift"] });
    await page.waitForURL(/sort=params\.dim,-metrics\.best_f/);
    const answer = await fetch(`${demo.url}/api/rows`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        filter: { experiment_id: "optimisers:2.0" },
        columns: [],
        sort: [
          { field: "params.dim", order: "asc" },
          { field: "metrics.best_f", order: "desc" },
        ],
        limit: 5,
      }),
    });
    const first = (await answer.json()).run_ids.map((id: string) => id.slice(0, 8));
    const shown = () => page.locator("tbody .atl-run-id").allTextContents();
    await expect.poll(async () => (await shown()).slice(0, 5)).toEqual(first);
    expect(await page.locator("thead sup").allTextContents()).toEqual(["1", "2"]);
    expect(await page.locator("th[aria-sort=descending]").textContent()).toContain("best_f");
    await page.goBack();
    await page.waitForURL(/sort=params\.dim,metrics\.best_f/);
    expect(page.errors).toEqual([]);
  });

  it("shows the seeds of configurations, and the intervals of the sorted column on one scale", async () => {
    const page = await openRuns(`${OPTIMISERS}&rows=configurations&sort=-metrics.evaluations`);
    await page.locator("thead .atl-intervals").getByText("evaluations, mean, 95% CI (t)").waitFor();
    const marks = page.locator("tbody .atl-intervals .atl-mean-mark");
    await marks.nth(5).waitFor({ state: "attached" });
    const places = await marks.evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().x));
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    const comb = page.locator("tbody .atl-row-comb").first();
    expect(await comb.textContent()).toMatch(/success.* of 10 seeds/);
    await keepScreen(page, "runs-configurations-lane-light");
    const narrow = await openRuns(`${OPTIMISERS}&rows=configurations&sort=-metrics.evaluations`, PHONE);
    expect(await narrow.locator(".atl-intervals").count()).toBe(0);
    expect(page.errors).toEqual([]);
  });

  it("shows a run beside the table, walks on with the keys, and closes", async () => {
    const page = await openRuns();
    const peek = page.getByRole("complementary", { name: "Run beside the table" });
    await page.getByRole("grid").focus();
    await press(page, ["j", "Enter"]);
    await peek.getByText("2 of").waitFor();
    const first = await peek.getByRole("link").textContent();
    await press(page, ["j"]);
    await peek.getByText("3 of").waitFor();
    await expect.poll(() => peek.getByRole("link").textContent()).not.toBe(first);
    await untilSettled(page);
    await keepScreen(page, "runs-peek-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await peek.getByRole("separator").focus();
    await press(page, ["ArrowLeft", "Escape"]);
    await peek.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");
    await press(page, ["Enter"]);
    expect(Number(await peek.getByRole("separator").getAttribute("aria-valuenow"))).toBe(352);
    expect(page.errors).toEqual([]);
  });

  it("pins, moves, widens and hides columns, and remembers it for the experiment", async () => {
    const page = await openRuns();
    await page.getByRole("button", { name: "Filter best_f" }).click();
    await keepScreen(page, "runs-column-light");
    await page.getByRole("button", { name: "Pin left" }).click();
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await names(page))[0]).toBe("best_f");
    const algorithm = head(page, "algorithm");
    await algorithm.focus();
    await press(page, ["Alt+Shift+ArrowRight"]);
    await expect.poll(async () => (await names(page)).indexOf("algorithm")).toBe(2);
    const width = async () =>
      (
        await page
          .locator("th", { has: page.getByRole("button", { name: "algorithm", exact: true }) })
          .boundingBox()
      )?.width ?? 0;
    const before = await width();
    await algorithm.focus();
    await press(page, ["Alt+ArrowRight"]);
    await expect.poll(width).toBe(before + 16);
    await page
      .locator("th", { has: page.getByRole("button", { name: "algorithm", exact: true }) })
      .locator(".atl-head-edge")
      .dblclick();
    await expect.poll(width).toBe(before);

    const again = await page.context().newPage();
    await again.goto(`${demo.url}/runs${OPTIMISERS}`);
    await again.locator("tbody tr a").nth(5).waitFor();
    expect((await names(again)).slice(0, 3)).toEqual((await names(page)).slice(0, 3));
    await again.goto(`${demo.url}/runs${OPTIMISERS}&columns=params.algorithm,metrics.final_f`);
    await again.locator("tbody tr a").nth(5).waitFor();
    expect(await names(again)).toEqual(["algorithm", "final_f"]);
  });

  it("moves a column by dragging its head", async () => {
    const page = await openRuns();
    const [first, second, third] = await names(page);
    const from = await head(page, first as string).boundingBox();
    const to = await head(page, third as string).boundingBox();
    if (!from || !to) throw new Error("no heads");
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 12, to.y + 10, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => (await names(page)).slice(0, 3)).toEqual([second, third, first]);
    expect(page.url()).not.toContain("sort=");
  });

  it("copies the cell of the cursor in full, and the row", async () => {
    const page = await openRuns(`${OPTIMISERS}&columns=metrics.best_f,params.algorithm`);
    const { runs } = await (await fetch(`${demo.url}/api/runs?experiment_id=optimisers:2.0&limit=1`)).json();
    await page.getByRole("grid").focus();
    await press(page, ["ArrowRight", "Control+c"]);
    expect(await clipboard(page)).toBe(String(runs[0].metrics.best_f ?? ""));
    await press(page, ["ArrowLeft", "Control+c"]);
    expect((await clipboard(page)).split("\t")).toEqual([
      runs[0].record.run_id,
      String(runs[0].metrics.best_f ?? ""),
      runs[0].params.algorithm,
    ]);
  });

  it("is where it was left after a run's page and Back, the keyboard too", async () => {
    const page = await openRuns();
    await page.getByRole("grid").focus();
    await press(page, ["PageDown", "PageDown", "j", "x"]);
    const seen = () => page.locator(".atl-row-cursor .atl-run-id").textContent();
    const scrolled = () => page.locator(".atl-scroller").evaluate((element) => element.scrollTop);
    const before = { run: await seen(), top: await scrolled() };
    expect(before.top).toBeGreaterThan(300);
    await press(page, ["Enter", "Enter"]);
    await page.waitForURL(/\/runs\/[0-9a-f]+/);
    await page.goBack();
    await page.locator(".atl-row-cursor .atl-run-id").waitFor();
    expect(await seen()).toBe(before.run);
    await expect.poll(scrolled).toBe(Math.floor(before.top / 26) * 26);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");
    await bar(page).getByText("1 run").waitFor();
    expect(page.errors).toEqual([]);
  });

  it.each([
    ["dark", DESK_DARK],
    ["360-light", PHONE],
    ["360-dark", { ...PHONE, theme: "dark" as const }],
  ] as const)("is whole and accessible: %s", async (name, view) => {
    const page = await openRuns(`${OPTIMISERS}&rows=configurations`, view);
    await page.locator("tbody tr").nth(1).getByRole("checkbox").click();
    await page.locator("tbody tr").nth(2).locator(".atl-row-toggle").click();
    await bar(page).waitFor();
    await untilSettled(page);
    await keepScreen(page, `runs-configurations-${name}`);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(page.errors).toEqual([]);
  });
});

describe.skipIf(!hasBrowser() || !hasSharedStore("hazards"))("the table over odd data", () => {
  let atlas: Atlas;
  let browser: Browser;
  let store: TemporaryStore;

  beforeAll(async () => {
    store = sharedStore("hazards");
    [atlas, browser] = await Promise.all([startAtlas(["serve", "--store", store.path]), launchBrowser()]);
    await untilRead(atlas);
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    store?.remove();
  });

  it.each(["runs", "configurations"])("has rows of %s whatever they are called", async (rows) => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/runs?rows=${rows}`);
    await page.locator("tbody tr[aria-busy=false]").nth(2).waitFor();
    await page.getByRole("grid").focus();
    for (const key of ["j", "x", "Enter", "j", "Enter"]) await page.keyboard.press(key);
    await untilSettled(page);
    await keepScreen(page, `runs-odd-${rows}-light`);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
  });
});
