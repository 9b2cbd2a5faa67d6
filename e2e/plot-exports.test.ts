import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startAtlas, untilRead } from "./atlas.ts";
import { DESK, DESK_DARK, hasBrowser, keepScreen, launchBrowser, openPage } from "./browser.ts";
import { chartOn, plotOf, QUESTIONS } from "./plot-page.ts";
import { hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";

const run = promisify(execFile);

/** What a command prints; `undefined` where it is not installed. */
async function outputOf(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await run(command, args)).stdout;
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
    console.warn(`There is no ${command}: what it would ask is not tried.`);
    return undefined;
  }
}

/** The texts that a PNG file carries, by keyword. */
function pngTexts(png: Buffer): Map<string, string> {
  const texts = new Map<string, string>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const [type, body] = [png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length)];
    const keyword = body.subarray(0, body.indexOf(0)).toString();
    if (type === "iTXt") texts.set(keyword, body.subarray(keyword.length + 5).toString());
    at += 12 + length;
  }
  return texts;
}

describe.skipIf(!hasBrowser() || !hasSharedStore("examples"))("a plot is taken away", () => {
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

  const openMenu = async (path: string, view = DESK) => {
    const page = await openPage(browser, view);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(atlas.url + path);
    await chartOn(page)
      .or(page.getByRole("group", { name: /^Parallel/ }))
      .waitFor();
    await page.getByRole("button", { name: "Export" }).click();
    return page;
  };
  const save = async (page: Page, name: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    return readFileSync(await (await download).path());
  };
  const copy = async (page: Page, name: string) => {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByText(/^Copied/).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };

  it("as an image for paper, whatever the theme, that says what it is of", async () => {
    const page = await openMenu(QUESTIONS["f-by-algorithm"], DESK_DARK);
    await keepScreen(page, "plots-export-dark");
    const svg = (await save(page, "SVG")).toString();
    expect(svg).toContain(">rosenbrock</text>");
    expect(svg).toContain('fill="#ffffff"');
    expect(svg).toContain("plotted 72 of 72 runs");
    const [, escaped = ""] = /<metadata>(.*)<\/metadata>/.exec(svg) ?? [];
    const metadata = JSON.parse(escaped.replaceAll("&quot;", '"'));
    expect(metadata).toMatchObject({
      plot: { kind: "strip", x: "params.algorithm", y: "metrics.final_f", column: "params.problem" },
      query: "experiment = optbench:2.0",
      counts: { matched: 72, used: 72, missing: 0, not_finite: 0 },
    });
    expect(metadata.data_version).toBeGreaterThan(0);
    const width = Number(/width="(\d+)"/.exec(svg)?.[1]);
    for (const scale of [1, 2, 3, 4]) {
      const png = await save(page, `PNG ${scale}\u00d7`);
      expect(png.readUInt32BE(16)).toBe(scale * width);
      expect(JSON.parse(pngTexts(png).get("Atlas") ?? "null")).toEqual(metadata);
    }
    expect(page.errors).toEqual([]);
  });

  it("as numbers, and as a table of means with their intervals", async () => {
    const page = await openMenu(QUESTIONS["loss-by-rate"]);
    const csv = (await save(page, "CSV")).toString().split("\r\n");
    expect(csv[0]).toBe(
      'params.n_iterations,params.learning_rate,mean of metrics.final_loss,"95% CI, t: low","95% CI, t: high",n',
    );
    expect(csv).toHaveLength(8);
    const latex = await copy(page, "LaTeX");
    expect(latex).toContain("\\begin{tabular}");
    expect(latex).toMatch(/0\.10 \$\\pm\$ 0\.13 & 3 \\\\/);
    expect(await copy(page, "Markdown")).toMatch(/\| 0\.10 \u00b1 0\.13 \| 3 \|/);
  });

  it("parallel coordinates, too, of the runs that are brushed", async () => {
    const spec = { kind: "parallel", brush: "params.algorithm in (adam)" };
    const page = await openMenu(plotOf("optbench:2.0", spec));
    const svg = (await save(page, "SVG")).toString();
    expect(svg).toContain("brushed: params.algorithm in (adam)");
    expect((await save(page, "PNG 1\u00d7")).length).toBeGreaterThan(1000);
    const csv = (await save(page, "CSV")).toString().trimEnd().split("\r\n");
    expect(csv).toHaveLength(25);
  });

  it.each(["pi-by-samples", "f-by-algorithm"] as const)("as code that asks for it: %s", async (name) => {
    const page = await openMenu(QUESTIONS[name]);
    const [curl, python] = [await copy(page, "curl"), await copy(page, "Python")];
    const answers = [
      await outputOf("sh", ["-c", `command -v curl >/dev/null || exit 0; ${curl}`]),
      await outputOf("python3", ["-c", `${python}\nprint(json.dumps(answer))\n`]),
    ];
    for (const text of answers.filter((answer) => answer !== undefined && answer !== "")) {
      const answer = JSON.parse(text!) as { series: { points: { n: number }[] }[] };
      const runs = answer.series.flatMap((series) => series.points).reduce((sum, point) => sum + point.n, 0);
      expect(runs).toBe(name === "pi-by-samples" ? 30 : 72);
    }
  });
});
