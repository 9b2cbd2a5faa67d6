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
} from "./browser.ts";
import { chartOn, countOn, dragOver, plotOf } from "./plot-page.ts";
import { hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";

const SCATTER = {
  kind: "scatter",
  x: "metrics.solution_distance",
  y: "metrics.final_f",
  group: ["params.problem"],
};

describe.skipIf(!hasBrowser() || !hasSharedStore("examples"))("what is seen of a plot", () => {
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

  const open = async (spec: object, view = DESK) => {
    const page = await openPage(browser, view);
    await page.goto(atlas.url + plotOf("optbench:2.0", spec));
    return page;
  };

  it.each([
    ["scatter", SCATTER, [0.5, 0.1], [0.9, 0.5]],
    [
      "line",
      { kind: "line", x: "params.lr", y: "metrics.final_f", group: ["params.algorithm"] },
      [0.5, 0.1],
      [0.95, 0.5],
    ],
    ["strip", { kind: "strip", x: "params.algorithm", y: "metrics.final_f" }, [0.2, 0.15], [0.6, 0.7]],
    [
      "histogram",
      { kind: "histogram", y: "metrics.final_f", group: ["params.algorithm"] },
      [0.2, 0.3],
      [0.6, 0.7],
    ],
    ["ecdf", { kind: "ecdf", y: "metrics.final_f", xScale: "log" }, [0.2, 0.3], [0.8, 0.7]],
    [
      "heatmap",
      { kind: "heatmap", x: "params.algorithm", y: "metrics.final_f", group: ["params.problem"] },
      [0.2, 0.2],
      [0.4, 0.6],
    ],
  ] as const)(
    "a drag over a %s brushes: other views, the table and the address follow",
    async (kind, spec, from, to) => {
      const page = await open(spec);
      await chartOn(page).waitFor();
      await dragOver(page, from, to);
      const text = page.getByRole("textbox", { name: "What is brushed" });
      await text.waitFor();
      expect(await text.inputValue()).toMatch(/ in /);
      expect(decodeURIComponent(page.url())).toContain('"brush":"');
      const count = page.locator(".atl-brush-line .atl-count");
      await count.waitFor();
      const brushed = Number(/^(\d+)/.exec((await count.textContent()) ?? "")?.[1]);
      expect(brushed).toBeGreaterThan(0);
      expect(brushed).toBeLessThan(72);
      expect(await countOn(page, "matching"), "its own axes are not filtered").toBe("72");
      await page.getByRole("button", { name: "Its runs" }).click();
      await page.locator(".atl-runs-peek .atl-count").getByText(String(brushed)).waitFor();
      await page.getByRole("region", { name: "Linked views" }).waitFor();
      await keepScreen(page, `plots-brush-${kind}-light`);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(page.errors).toEqual([]);
      await page.context().close();
    },
  );

  it("a brush in a linked view filters the plot, is text that can be edited, and can be kept", async () => {
    const page = await open({ ...SCATTER, linked: true }, DESK_DARK);
    const view = page.getByRole("figure", { name: "Runs by params.algorithm" });
    await view.waitFor();
    const box = (await view.locator(".atl-axis-brush").boundingBox())!;
    await page.mouse.move(box.x + 4, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.3, box.y + 20, { steps: 4 });
    await page.mouse.up();
    const text = page.getByRole("textbox", { name: "What is brushed" });
    expect(await text.inputValue()).toBe("params.algorithm in (adam)");
    await page.getByRole("button", { name: "matching 24" }).waitFor();
    await keepScreen(page, "plots-linked-dark");
    await text.fill("params.algorithm in (adam, gd)");
    await page.getByRole("button", { name: "matching 48" }).waitFor();
    await page.getByRole("button", { name: "Keep only these" }).click();
    await page.waitForURL(/q=[^&]*gd/);
    expect(page.errors).toEqual([]);
  });

  it("parallel axes brush: what is brushed is text, and every kind of plot follows", async () => {
    const page = await open({ kind: "parallel" });
    const axes = page.locator(".atl-axis-brush");
    await axes.first().waitFor();
    const box = (await axes.first().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.75, { steps: 4 });
    await page.mouse.up();
    const text = page.getByRole("textbox", { name: "What is brushed" });
    expect(await text.inputValue()).toBe("params.algorithm in (adam)");
    await page.getByText("24 of 72 runs").waitFor();
    await keepScreen(page, "plots-parallel-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.getByRole("cell", { name: "adam" }).first().waitFor();
    expect(await page.locator(".atl-plot-table tbody tr").count()).toBe(24);
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await text.fill("params.algorithm in (adam) and params.dim = 30");
    await page.getByText("12 of 72 runs").waitFor();
    await page.getByRole("button", { name: "Strip", exact: true }).click();
    await chartOn(page).waitFor();
    expect(await countOn(page, "matching"), "all algorithms of dim 30").toBe("36");
    await page.getByText("12 of 72 runs").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await axes.first().waitFor();
    expect(page.errors).toEqual([]);
  });

  it("is zoomed by a drag, by keys and by the wheel, moved with shift, and shown whole again", async () => {
    const page = await open(SCATTER);
    await chartOn(page).waitFor();
    await page.getByRole("button", { name: "zoom", exact: true }).click();
    await dragOver(page, [0.6, 0.2], [0.95, 0.5]);
    await page.getByRole("button", { name: "Its runs" }).click();
    const inPart = Number(
      /^(\d+) runs/.exec((await page.locator(".atl-runs-peek .atl-count").textContent()) ?? "")?.[1],
    );
    expect(inPart).toBeGreaterThan(0);
    expect(inPart).toBeLessThan(72);
    await page.getByRole("button", { name: "Keep only these" }).click();
    await page.getByRole("button", { name: new RegExp(`^matching ${inPart}$`) }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "matching 72" }).waitFor();
    const part = page.getByText("Shown is a part of the plot.");
    for (const show of [
      () => page.keyboard.press("+"),
      () => page.keyboard.press("Shift+ArrowLeft"),
      async () => {
        const box = (await chartOn(page).boundingBox())!;
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        await page.keyboard.down("Control");
        await page.mouse.wheel(0, -200);
        await page.keyboard.up("Control");
      },
    ]) {
      await chartOn(page).focus();
      await show();
      await part.waitFor();
      await chartOn(page).focus();
      await page.keyboard.press("0");
      await part.waitFor({ state: "detached" });
    }
    expect(page.errors).toEqual([]);
  });

  it("groups are hidden and seen alone by their check boxes, which the address keeps", async () => {
    const page = await open({
      kind: "box",
      x: "params.algorithm",
      y: "metrics.final_f",
      group: ["params.problem"],
    });
    await chartOn(page).waitFor();
    const groups = page.getByRole("region", { name: "Groups" });
    await groups.getByRole("checkbox", { name: "sphere" }).focus();
    await page.keyboard.press("Space");
    await page.getByText("Hidden: sphere.").waitFor();
    await page.reload();
    await page.getByText("Hidden: sphere.").waitFor();
    await groups.getByRole("button", { name: "only rosenbrock" }).click();
    await page.getByText("Hidden: rastrigin, sphere.").waitFor();
    await keepScreen(page, "plots-hidden-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Draw all groups" }).click();
    await page.getByText(/^Hidden/).waitFor({ state: "detached" });
    expect(page.errors).toEqual([]);
  });

  it("groups and panels beyond what can be told apart are said, and drawn when asked for", async () => {
    const page = await openPage(browser, DESK);
    const spec = { kind: "histogram", y: "derived.log10_value", column: "record.run_id" };
    await page.goto(atlas.url + plotOf("hypersearch_random:0.1", spec));
    await page.getByText("36 of 80 panels are drawn.").waitFor();
    await page.getByRole("button", { name: "Draw more panels" }).click();
    await page.getByText("72 of 80 panels are drawn.").waitFor();
    expect(page.errors).toEqual([]);
  });

  it("the crosshair says where the pointer is, in every panel", async () => {
    const page = await open({
      kind: "line",
      x: "params.lr",
      y: "metrics.final_f",
      column: "params.problem",
      yScale: "log",
    });
    await chartOn(page).waitFor();
    const box = (await chartOn(page).boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.5);
    expect(await page.locator(".atl-crosshair > path").count()).toBe(3);
    expect(await page.locator(".atl-crosshair-x").textContent()).toMatch(/^0\.0/);
    await keepScreen(page, "plots-crosshair-light");
  });

  it("an unreadable filter of the address stands where it can be mended", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/plots?q=${encodeURIComponent("params.lr >")}`);
    await expect.poll(() => page.locator("textarea").inputValue()).toBe("params.lr >");
    await page
      .getByText(/expected/i)
      .first()
      .waitFor();
    await keepScreen(page, "plots-unreadable-light");
  });

  it("linked views fit a narrow screen", async () => {
    const page = await open({ ...SCATTER, linked: true }, PHONE);
    await page.getByRole("region", { name: "Linked views" }).waitFor();
    await keepScreen(page, "plots-linked-360-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
