import { describe, expect, it } from "vitest";
import {
  accessibilityViolations,
  DESK,
  DESK_DARK,
  hasBrowser,
  keepScreen,
  openPage,
  PHONE,
  type View,
} from "./browser.ts";
import { useDemo } from "./use-demo.ts";

describe.skipIf(!hasBrowser())("the search over everything", () => {
  const demo = useDemo();

  async function openSearch(path: string, view: View = DESK) {
    const page = await openPage(demo.browser, view);
    await page.goto(`${demo.url}${path}`);
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /^Search runs/ }).waitFor();
    return page;
  }

  it.each([
    ["light", DESK],
    ["dark", DESK_DARK],
    ["360-light", PHONE],
  ] as const)("offers actions before anything is typed, and then what it finds (%s)", async (name, view) => {
    const page = await openSearch("/experiments", view);
    await page.getByRole("option", { name: /^Go to Runs/ }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreen(page, `palette-actions-${name}`);
    await page.keyboard.type("optim");
    await page
      .getByRole("group", { name: /^Experiments/ })
      .getByRole("option")
      .first()
      .waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreen(page, `palette-found-${name}`);
    expect(page.errors).toEqual([]);
  });

  it("leads to an experiment and to a run, by keyboard alone", async () => {
    const page = await openSearch("/runs");
    await page.keyboard.type("optimisers:2.0");
    await page.getByRole("option", { name: /^optimisers:2\.0/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/experiments\/optimisers/);
    const { runs } = await (await fetch(`${demo.url}/api/runs?limit=1`)).json();
    const runId: string = runs[0].record.run_id;
    await page.keyboard.press("Control+k");
    await page.keyboard.type(runId);
    await page.getByRole("option", { name: new RegExp(`^${runId}`) }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${demo.url}/runs/${runId}`);
    expect(page.errors).toEqual([]);
  });

  it("finds runs by their artifacts and by lines of their logs", async () => {
    const page = await openSearch("/experiments");
    await page.keyboard.type("decision");
    const artifact = page.getByRole("group", { name: /^Artifacts/ }).getByRole("option");
    await artifact.first().waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("converged after");
    const line = page.getByRole("group", { name: /^Logs/ }).getByRole("option");
    await line.first().waitFor();
    await keepScreen(page, "palette-logs-light");
    await line.first().click();
    await page.waitForURL(/\/runs\/[0-9a-f]+$/);
    expect(page.errors).toEqual([]);
  });

  it("adds a value that was found to the filter of the page", async () => {
    const page = await openSearch("/runs?q=status+=+success&sort=metrics.best_f");
    await page.keyboard.type("rosenbrock");
    await page
      .getByRole("option", { name: /^rosenbrock/ })
      .first()
      .click();
    await page.waitForURL(
      /q=status\+=\+success\+and\+params\.problem\+in\+\(rosenbrock\)&sort=metrics\.best_f/,
    );
    await page.getByRole("button", { name: "Drop problem = rosenbrock" }).waitFor();
  });

  it("says that nothing was found, and closes with Escape, the focus going back", async () => {
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/runs`);
    await page.getByRole("button", { name: /^Search runs/ }).click();
    await page.getByRole("combobox", { name: /^Search runs/ }).waitFor();
    await page.keyboard.type("no such thing");
    await page.getByText("Nothing has").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("web-search");
  });

  it("does what can be done: the theme, the filter", async () => {
    const page = await openSearch("/runs?q=status+=+failed");
    await page.keyboard.type("dark");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("clear");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.search === "");
  });

  it("has every shortcut in the help, and the pages at g and a letter", async () => {
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/experiments`);
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.getByText("Edit the filter as text").waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreen(page, "shortcuts-light");
    await page.keyboard.press("Escape");
    for (const [key, path] of [
      ["r", "/runs"],
      ["s", "/store"],
      ["p", "/plots"],
      ["c", "/compare"],
      ["e", "/experiments"],
    ]) {
      await page.keyboard.press("g");
      await page.keyboard.press(key!);
      await page.waitForURL(`${demo.url}${path}`);
    }
    expect(page.errors).toEqual([]);
  });
});
