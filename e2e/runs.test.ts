import { describe, expect, it } from "vitest";
import {
  accessibilityViolations,
  DESK,
  hasBrowser,
  keepScreen,
  openPage,
  PHONE,
  untilSettled,
} from "./browser.ts";
import { useDemo } from "./use-demo.ts";

describe.skipIf(!hasBrowser())("the table of runs", () => {
  const demo = useDemo();

  async function openRuns(query = "") {
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/runs${query}`);
    await page.locator("tbody tr a").nth(5).waitFor();
    return page;
  }
  const ask = async (query: string) => (await fetch(`${demo.url}/api/runs?${query}`)).json();

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
    const page = await openRuns("?q=experiment+=+optimisers:2.0");
    await page.getByRole("columnheader").getByRole("button", { name: "best_f", exact: true }).click();
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
    const page = await openRuns("?q=experiment+=+optimisers:2.0");
    await page.getByRole("button", { name: "Filter algorithm" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("checkbox", { name: /^adam/ }).click();
    await page.waitForURL(/params\.algorithm/);
    await keepScreen(page, "runs-filter-light");
    await page.keyboard.press("Escape");
    const filter = encodeURIComponent('[{"field":"params.algorithm","op":"in","value":["adam"]}]');
    const { total } = await ask(`experiment_id=optimisers:2.0&field_filters=${filter}&limit=1`);
    const counts = page.getByRole("status");
    await counts.getByText(`${total} of`).first().waitFor();
    await page.reload();
    await counts.getByText(`${total} of`).first().waitFor();
    await page.getByRole("button", { name: /^Drop algorithm/ }).click();
    await page.waitForURL((url) => !url.search.includes("algorithm"));
    expect(page.errors).toEqual([]);
  });

  it("shows and hides columns, and the address says which", async () => {
    const page = await openRuns("?q=experiment+=+optimisers:2.0");
    await page.getByRole("button", { name: /^Columns/ }).click();
    await keepScreen(page, "runs-columns-light");
    await page
      .getByRole("checkbox", { name: /best_f/ })
      .first()
      .click();
    await page.waitForURL(/columns=/);
    await page.keyboard.press("Escape");
    await page
      .getByRole("columnheader")
      .getByRole("button", { name: "best_f", exact: true })
      .waitFor({ state: "detached" });
  });

  it("is walked by keyboard alone, from the head to a run's page", async () => {
    const page = await openRuns("?q=experiment+=+optimisers:2.0&sort=metrics.best_f");
    const third = (await page.locator("tbody tr a").nth(2).textContent()) as string;
    // The cursor starts on the first row.
    await page.getByRole("grid").focus();
    for (const key of ["j", "j", "k", "j"]) await page.keyboard.press(key);
    // Beside the table first, then on its page.
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "Run beside the table" }).waitFor();
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

  it("shows the filter as text, completes it, marks what is wrong, and keeps what is not applied", async () => {
    const page = await openRuns("?q=experiment+=+optimisers:2.0");
    await page.keyboard.press("/");
    const text = page.getByRole("textbox", { name: "Filter as text" });
    await expect.poll(() => text.inputValue()).toBe("experiment = optimisers:2.0");
    await page.keyboard.type(" and params.alg");
    await page.getByRole("option", { name: /^params\.algorithm/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("= ");
    await page.getByRole("option", { name: /^adam.*runs/ }).waitFor();
    await keepScreen(page, "runs-text-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Unfinished text" }).click();
    expect(await text.inputValue()).toBe("experiment = optimisers:2.0 and params.algorithm = ");
    expect(await text.getAttribute("aria-invalid")).toBe("true");
    await page.getByText('expected a number, a text, "true" or "false" at the end').waitFor();
    await text.pressSequentially("adam");
    await text.press("Enter");
    await page.waitForURL(/q=experiment\+=\+optimisers:2\.0\+and\+params\.algorithm\+=\+adam/);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Drop algorithm = adam" }).waitFor();
    expect(page.errors).toEqual([]);
  });

  it("is mended in place where the address holds a filter that cannot be read", async () => {
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/runs?q=${encodeURIComponent("params.dim > and status = failed")}`);
    const text = page.getByRole("textbox", { name: "Filter as text" });
    await page.getByText(/expected a number/).waitFor();
    await page.locator("tbody tr a").nth(5).waitFor();
    await keepScreen(page, "runs-unreadable-light");
    await text.fill("params.dim > 2 and status = failed");
    await text.press("Enter");
    await page.waitForURL(/params\.dim\+%3E\+2\+and\+status\+=\+failed/);
  });

  it("is narrowed down by its facets: ticks, only, all but, and brushing, by keyboard too", async () => {
    const page = await openRuns("?q=experiment+=+optimisers:2.0");
    const facets = page.getByRole("complementary", { name: "Facets" });
    const adam = facets.getByRole("checkbox", { name: /^adam/ });
    const counts = page.getByRole("status");
    await adam.focus();
    await page.keyboard.press("Space");
    await page.waitForURL(/params\.algorithm\+=\+adam/);
    await untilSettled(page);
    expect(await adam.evaluate((box) => box === document.activeElement)).toBe(true);
    const { total } = await ask(
      `q=${encodeURIComponent("experiment = optimisers:2.0 and params.algorithm = adam")}&limit=1`,
    );
    await counts.getByText(`${total} of`).first().waitFor();
    await facets.getByRole("checkbox", { name: /^gd/ }).click({ modifiers: ["Alt"] });
    await page.waitForURL(/not\+params\.algorithm\+=\+gd/);
    await expect.poll(() => adam.isChecked()).toBe(true);
    await facets.getByRole("checkbox", { name: /^gd/ }).click({ modifiers: ["Shift"] });
    await page.waitForURL(/and\+params\.algorithm\+=\+gd/);
    await facets.getByRole("button", { name: "best_f", exact: true }).click();
    const grip = facets.getByRole("slider", { name: "metrics.best_f to" });
    await grip.focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/metrics\.best_f\+%3C=/);
    await untilSettled(page);
    await keepScreen(page, "runs-facets-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    const box = (await facets.locator("svg[height]").first().boundingBox())!;
    await page.mouse.move(box.x + 0.2 * box.width, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/metrics\.best_f\+in\+/);
    await page.reload();
    await grip.waitFor();
    await facets.getByRole("button", { name: "Clear best_f" }).click();
    await page.waitForURL((url) => !url.search.includes("best_f"));
    expect(page.errors).toEqual([]);
  });

  it("has its facets in a sheet on a phone", async () => {
    const page = await openPage(demo.browser, PHONE);
    await page.goto(`${demo.url}/runs?q=experiment+=+optimisers:2.0`);
    await page.getByRole("button", { name: "Facets", exact: true }).click();
    const facets = page.getByRole("complementary", { name: "Facets" });
    await facets.getByRole("checkbox", { name: /^failed/ }).click();
    await page.waitForURL(/status\+=\+failed/);
    await untilSettled(page);
    await keepScreen(page, "runs-facets-360-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await facets.waitFor({ state: "detached" });
  });

  it("names the condition that empties it, and offers to drop it", async () => {
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/runs?q=${encodeURIComponent("metrics.best_f < -1")}`);
    await page.getByText("No run matches").waitFor();
    await keepScreen(page, "runs-nomatch-light");
    await page.getByRole("button", { name: /^Drop best_f.* runs$/ }).click();
    await page.locator("tbody tr a").nth(5).waitFor();
  });
});
