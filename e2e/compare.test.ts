import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import {
  accessibilityViolations,
  DESK,
  expectSound,
  hasBrowser,
  keepScreen,
  openPage,
  untilSettled,
  VIEWS,
} from "./browser.ts";
import { useDemo } from "./use-demo.ts";

describe.skipIf(!hasBrowser())("runs side by side", () => {
  const demo = useDemo();
  let runIds: string[];

  beforeAll(async () => {
    const ids = async (query: string) => {
      const { runs } = await (await fetch(`${demo.url}/api/runs?${query}`)).json();
      return runs.map((run: { record: { run_id: string } }) => run.record.run_id) as string[];
    };
    runIds = [...(await ids("status=success&limit=202")), ...(await ids("status=failed&limit=2"))];
  });

  /** Some that succeeded, and the two that failed. */
  const mixed = () => [...runIds.slice(0, 4), ...runIds.slice(-2)];
  const open = async (page: Page, ids: readonly string[]) => {
    await page.goto(`${demo.url}/compare?runs=${ids.map(encodeURIComponent).join(",")}`);
    await page.getByRole("region", { name: "Runs side by side" }).waitFor();
  };

  it.each(VIEWS)("show what differs first, %s", async (viewName, view) => {
    const page = await openPage(demo.browser, view);
    await open(page, mixed());
    await page.getByRole("rowheader", { name: /Outcome/ }).waitFor();
    await keepScreen(page, `compare-${viewName}`);
    await expectSound(page);
    await page.context().close();
  });

  it("fold what is the same in all of them", async () => {
    const page = await openPage(demo.browser, DESK);
    await open(page, runIds.slice(0, 2));
    await page.getByText(/fields? (are|is) the same/).click();
    await page.getByRole("rowheader", { name: "record.status" }).waitFor();
    await keepScreen(page, "compare-identical-light");
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it("take another baseline and leave runs out, as the address says, and Back undoes it", async () => {
    const page = await openPage(demo.browser, DESK);
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
    const page = await openPage(demo.browser, DESK);
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

  it("have their curves drawn over one another", async () => {
    const answer = await fetch(`${demo.url}/api/runs?experiment_id=spirals:1.0&status=success&limit=3`);
    const ids = (await answer.json()).runs.map((run: { record: { run_id: string } }) => run.record.run_id);
    const page = await openPage(demo.browser, DESK);
    await open(page, ids);
    await page.getByText("Curves, over one another").click();
    await page.getByRole("combobox", { name: "Curve" }).selectOption("train/loss");
    await page.locator(".atl-compare-part canvas").first().waitFor();
    await page.getByRole("button", { name: "log", exact: true }).click();
    await keepScreen(page, "compare-curves-light");
    await expectSound(page);
  });

  it("have their artifacts shown side by side", async () => {
    const { runs } = await (await fetch(`${demo.url}/api/runs?limit=1000`)).json();
    type Listed = { record: { run_id: string }; artifacts: { name: string }[] };
    const [one, other] = (runs as Listed[]).filter(({ artifacts }) => artifacts.length > 0);
    const page = await openPage(demo.browser, DESK);
    await open(page, [one!.record.run_id, other!.record.run_id]);
    await page.getByText("Artifacts, side by side").click();
    const shown = page.getByRole("heading", { name: one!.artifacts[0]!.name });
    await shown.nth(1).waitFor();
    await untilSettled(page);
    await keepScreen(page, "compare-artifacts-light");
    await expectSound(page);
  });

  it("have their logs told apart line by line", async () => {
    const page = await openPage(demo.browser, DESK);
    await open(page, mixed());
    await page.getByText("Logs, line by line").click();
    await page.locator(".atl-log-lines > .atl-manifest-after").first().waitFor();
    await keepScreen(page, "compare-logs-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
  });

  it("say which runs there are not, and offer to drop them", async () => {
    const page = await openPage(demo.browser, DESK);
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
    const page = await openPage(demo.browser, DESK);
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
    const page = await openPage(demo.browser, DESK);
    await page.goto(`${demo.url}/compare`);
    await page.getByText("No runs to compare yet").waitFor();
    await keepScreen(page, "compare-empty-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.goto(`${demo.url}/compare?runs=${runIds[0]}`);
    await page.getByText("One run needs another one").waitFor();
    await page.goto(`${demo.url}/compare?runs=${runIds.slice(0, 201).join(",")}`);
    await page.getByText("too many to compare").waitFor();
    await page.getByRole("button", { name: "Compare the first 200" }).click();
    await page.getByText("200 runs").waitFor();
    expect(page.errors).toEqual([]);
  });
});

describe.skipIf(!hasBrowser())("configurations side by side", () => {
  const demo = useDemo();

  it.each(VIEWS)("show means and intervals, %s", async (viewName, view) => {
    const page = await openPage(demo.browser, view);
    await page.goto(`${demo.url}/runs?q=experiment+=+optimisers:2.0&rows=configurations&sort=metrics.best_f`);
    const box = (row: number) => page.locator("tbody tr[aria-busy=false]").nth(row).getByRole("checkbox");
    for (const row of [8, 10, 12]) await box(row).click();
    await page.getByRole("link", { name: "Compare", exact: true }).last().click();
    await page.waitForURL(/\/compare\?configs=optimisers:2\.0/);
    const table = page.getByRole("region", { name: "Configurations side by side" });
    await table
      .getByText(/\u00b1.*n (9|10)/)
      .first()
      .waitFor();
    await keepScreen(page, `compare-configurations-${viewName}`);
    await expectSound(page);
    const baseline = table.getByRole("button", { name: /^Make .* the baseline$/ }).first();
    const name = /^Make (\S+) the/.exec((await baseline.getAttribute("aria-label")) ?? "")?.[1] ?? "";
    await baseline.click();
    await page.waitForURL((url) => url.search.startsWith(`?configs=optimisers:2.0/${name}`));
    await table
      .getByRole("button", { name: /^Leave/ })
      .last()
      .click();
    await page.getByRole("link", { name: "Pair their seeds" }).waitFor();
    await expect.poll(() => table.getByRole("button", { name: /^Leave/ }).count()).toBe(2);
    await table
      .getByRole("button", { name: /^Leave/ })
      .last()
      .click();
    await page.getByText("One configuration needs another one").waitFor();
    await page.context().close();
  });
});
