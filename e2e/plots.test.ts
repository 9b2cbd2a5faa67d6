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
  type View,
} from "./browser.ts";
import { hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";

const VIEWS: readonly (readonly [name: string, view: View])[] = [
  ["light", DESK],
  ["dark", DESK_DARK],
  ["360-light", PHONE],
];

/** The address of a plot. */
function plotOf(experiment: string, spec: object = {}): string {
  const q = encodeURIComponent(`experiment = ${experiment}`);
  return `/plots?q=${q}&plot=${encodeURIComponent(JSON.stringify(spec))}`;
}

const QUESTIONS = {
  "pi-by-samples": plotOf("pi_mc:0.1", {
    kind: "line",
    x: "params.n_samples",
    y: "metrics.pi_estimate",
    spread: "ci95",
  }),
  "loss-by-rate": plotOf("curve_fit:0.1", {
    x: "params.learning_rate",
    y: "metrics.final_loss",
    group: ["params.n_iterations"],
  }),
  "f-by-algorithm": plotOf("optbench:2.0", {
    x: "params.algorithm",
    y: "metrics.final_f",
    column: "params.problem",
    yScale: "log",
  }),
  "value-by-lr": plotOf("hypersearch_random:0.1", { x: "params.lr", y: "derived.log10_value" }),
};

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
  const chart = (page: Page) => page.getByRole("group", { name: / by |Histogram|ECDF/ });
  const countOf = async (page: Page, name: string) =>
    (await page.getByRole("button", { name: new RegExp(`^${name} \\d`) }).textContent())?.replace(
      `${name} `,
      "",
    );

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

  it("answer the four questions by a link each", async () => {
    const answers: Record<string, unknown> = {};
    for (const [name, path] of Object.entries(QUESTIONS)) {
      const page = await open(path);
      await chart(page).waitFor();
      await page.getByRole("button", { name: "Table" }).click();
      const rows = await page.locator(".atl-plot-table tbody tr").allInnerTexts();
      answers[name] = {
        head: await page.locator(".atl-plot-table thead th").allInnerTexts(),
        first: rows[0]?.split("\t"),
        rows: rows.length,
        plotted: await countOf(page, "plotted"),
        notFinite: await countOf(page, "not finite"),
      };
      await page.context().close();
    }
    expect(answers).toMatchInlineSnapshot(`
      {
        "f-by-algorithm": {
          "first": [
            "rastrigin",
            "adam",
            "170.9",
            "80.57",
            "261.2",
            "8",
          ],
          "head": [
            "params.problem",
            "params.algorithm",
            "mean of metrics.final_f",
            "95% CI, t: low",
            "95% CI, t: high",
            "n",
          ],
          "notFinite": "0",
          "plotted": "72",
          "rows": 9,
        },
        "loss-by-rate": {
          "first": [
            "300",
            "0.01",
            "0.1029",
            "−0.02536",
            "0.2312",
            "3",
          ],
          "head": [
            "params.n_iterations",
            "params.learning_rate",
            "mean of metrics.final_loss",
            "95% CI, t: low",
            "95% CI, t: high",
            "n",
          ],
          "notFinite": "0",
          "plotted": "18",
          "rows": 6,
        },
        "pi-by-samples": {
          "first": [
            "100,000",
            "3.139",
            "3.137",
            "3.141",
            "10",
          ],
          "head": [
            "params.n_samples",
            "mean of metrics.pi_estimate",
            "95% CI, t: low",
            "95% CI, t: high",
            "n",
          ],
          "notFinite": "0",
          "plotted": "30",
          "rows": 3,
        },
        "value-by-lr": {
          "first": [
            "0.0001839",
            "−1.038",
            "2178bd8f5d07c06d",
          ],
          "head": [
            "params.lr",
            "derived.log10_value",
            "record.run_id",
          ],
          "notFinite": "1",
          "plotted": "80",
          "rows": 80,
        },
      }
    `);
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

  it("brush parallel axes: what is brushed is text that can be edited, and every kind of plot follows", async () => {
    const page = await open(plotOf("optbench:2.0", { kind: "parallel" }));
    const axes = page.locator(".atl-axis-brush");
    await axes.first().waitFor();
    const box = await axes.first().boundingBox();
    if (box === null) throw new Error("The first axis is not on the page");
    const x = box.x + box.width / 2;
    await page.mouse.move(x, box.y + box.height - 4);
    await page.mouse.down();
    await page.mouse.move(x, box.y + box.height * 0.75, { steps: 4 });
    await page.mouse.up();
    const text = page.getByRole("textbox", { name: "What is brushed" });
    expect(await text.inputValue()).toBe("params.algorithm in (adam)");
    await page.getByText("24 of 72 runs").waitFor();
    await keepScreen(page, "plots-parallel-light");
    expect(await accessibilityViolations(page)).toEqual([]);
    await text.fill("params.algorithm in (adam) and params.dim = 30");
    await page.getByText("12 of 72 runs").waitFor();
    expect(page.url()).toContain("params.dim");
    await page.getByRole("button", { name: "Strip", exact: true }).click();
    await chart(page).waitFor();
    expect(await countOf(page, "matching")).toBe("12");
    await page.getByRole("button", { name: "Undo" }).click();
    await axes.first().waitFor();
    expect(page.errors).toEqual([]);
  });

  it("zoom to what is dragged over, and back", async () => {
    const page = await open(plotOf("optbench:2.0", KINDS.scatter));
    await chart(page).waitFor();
    const box = await chart(page).boundingBox();
    if (box === null) throw new Error("The chart is not on the page");
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.95, box.y + box.height * 0.5, { steps: 4 });
    await page.mouse.up();
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
    expect(page.errors).toEqual([]);
  });

  it("are taken away as an image for paper, whatever the theme, and as numbers", async () => {
    const page = await open(QUESTIONS["f-by-algorithm"], DESK_DARK);
    await chart(page).waitFor();
    await page.getByRole("button", { name: "Export" }).click();
    const save = async (name: string) => {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name, exact: true }).click();
      return readFileSync(await (await download).path());
    };
    const svg = (await save("SVG")).toString();
    expect(svg).toContain(">rosenbrock</text>");
    expect(svg).toContain('fill="rgb(255, 255, 255)"');
    expect(svg).toContain("plotted 72 of 72 runs");
    const png = await save("PNG 2\u00d7");
    expect(png.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(svg)?.[1]));
    expect(png.includes("experiment = optbench:2.0")).toBe(true);
    const csv = (await save("CSV")).toString();
    expect(csv.split("\r\n")[0]).toBe(
      'params.problem,params.algorithm,mean of metrics.final_f,"95% CI, t: low","95% CI, t: high",n',
    );
    expect(page.errors).toEqual([]);
  });
});
