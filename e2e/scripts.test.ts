import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startDemo, untilRead } from "./atlas.ts";
import { DESK, hasBrowser, keepScreen, launchBrowser, openPage } from "./browser.ts";
import { type Site, serveFolder } from "./serve-folder.ts";
import { emptyStore } from "./stores.ts";

const examples = fileURLToPath(new URL("../examples/", import.meta.url));

/** The interpreter that has pandas, polars and pyarrow; `ATLAS_PYTHON` names another than `python3`. */
const python = process.env["ATLAS_PYTHON"] ?? "python3";
const hasPython = spawnSync(python, ["-c", "import pandas, polars, pyarrow"]).status === 0;
if (!hasPython) console.warn(`${python} has no pandas, polars and pyarrow: their example is skipped.`);

describe("the examples that compute", () => {
  const place = emptyStore();
  const store = join(place.path, "store");
  let site: Site;
  let atlas: Atlas;
  let means: readonly number[];

  beforeAll(async () => {
    site = await serveFolder(`${examples}notebook`);
    atlas = await startDemo(store, ["--allow-origin", site.url]);
    await untilRead(atlas);
    means = await meansOfServer();
  });
  afterAll(async () => {
    await atlas?.stop();
    site?.close();
    place.remove();
  });

  /** The means that the server has, by the value of `params.hidden`. */
  async function meansOfServer(): Promise<readonly number[]> {
    const answer = await fetch(`${atlas.url}/api/aggregate`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        filter: { experiment_id: "spirals:1.0" },
        x_field: "params.hidden",
        y_field: "metrics.test_accuracy",
      }),
    });
    const { series } = (await answer.json()) as { series: { points: { y: number }[] }[] };
    return series[0]!.points.map(({ y }) => y);
  }

  it("Node: a directory is read, printed and drawn", () => {
    const script = join(examples, "read-a-store/index.js");
    const args = [script, store, "params.hidden", "metrics.test_accuracy"];
    const printed = execFileSync(process.execPath, args, { cwd: place.path, encoding: "utf8" });
    expect(means.length).toBe(2);
    for (const mean of means) expect(printed).toContain(mean.toFixed(4));
    const svg = readFileSync(join(place.path, "means.svg"), "utf8");
    expect(svg.match(/<circle/g)).toHaveLength(2);
  });

  it.skipIf(!hasPython)("Python: the runs in pandas and polars", () => {
    const script = join(examples, "python/read_runs.py");
    const printed = execFileSync(python, [script, atlas.url], { encoding: "utf8" });
    expect(printed).toContain("pandas 120 runs");
    expect(printed).toContain("polars 120 runs");
    for (const mean of means) expect(printed.split(mean.toFixed(6).slice(0, -1)).length).toBeGreaterThan(2);
  });

  describe.runIf(hasBrowser())("in a browser", () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    it("notebook: columns are fetched once, and aggregated in the page", async () => {
      const page = await openPage(browser, DESK);
      await page.goto(`${site.url}/?atlas=${atlas.url}`);
      await page.getByRole("img", { name: "Means" }).waitFor();
      expect(await page.locator("#size").textContent()).toBe("120 runs");
      expect(await page.locator("#means tr").count()).toBe(7);
      await keepScreen(page, "notebook-light");
      expect(page.errors).toEqual([]);
    });
  });
});
