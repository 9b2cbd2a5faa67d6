import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openHttpDataset } from "@atlas/api/client";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startDemo, untilRead } from "./atlas.ts";
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
import { type Site, serveFolder } from "./serve-folder.ts";
import { emptyStore } from "./stores.ts";

const examples = fileURLToPath(new URL("../examples/", import.meta.url));
const BUILT = ["react", "vue", "svelte", "solid"] as const;
type Example = "plain-html" | "readme" | (typeof BUILT)[number];

/** Builds an example as its own package.json says. */
async function buildExample(name: string, outDir: string): Promise<void> {
  const args = ["run", "build", "--", "--outDir", outDir, "--emptyOutDir"];
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)("npm", args, { cwd: `${examples}embed-in-${name}`, env });
}

describe.runIf(hasBrowser())("the examples of embedding, each on a site of its own", () => {
  const place = emptyStore();
  const sites = new Map<Example, Site>();
  let atlas: Atlas;
  let browser: Browser;

  beforeAll(async () => {
    for (const name of BUILT) await buildExample(name, `${place.path}/${name}`);
    for (const name of BUILT) sites.set(name, await serveFolder(`${place.path}/${name}`));
    sites.set("plain-html", await serveFolder(`${examples}embed-in-plain-html`));
    sites.set("readme", await serveFolder(`${place.path}/readme`));
    const origins = [...sites.values()].flatMap(({ url }) => ["--allow-origin", url]);
    atlas = await startDemo(`${place.path}/store`, origins);
    await untilRead(atlas);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    for (const site of sites.values()) site.close();
    place.remove();
  });

  async function open(name: Example, view: View = DESK): Promise<Page & { errors: string[] }> {
    const page = await openPage(browser, view);
    await page.goto(`${sites.get(name)!.url}/?atlas=${atlas.url}`);
    return page;
  }

  /** Uses a page, which must not log an error meanwhile. */
  async function use(name: Example, work: (page: Page) => Promise<void>): Promise<void> {
    const page = await open(name);
    await work(page);
    expect(page.errors).toEqual([]);
    await page.context().close();
  }

  const count = (page: Page) => page.getByText("120 of 2,140 runs");
  const firstRow = (page: Page) => page.locator("tbody tr[aria-rowindex]").first();

  it("plain HTML: the numbers are those of the server", () =>
    use("plain-html", async (page) => {
      await count(page).waitFor();
      const { run_ids, columns } = await openHttpDataset(atlas.url).rows({
        filter: { experiment_id: "spirals:1.0" },
        columns: ["metrics.test_accuracy"],
        sort: [{ field: "metrics.test_accuracy", order: "desc" }],
        limit: 1,
      });
      const text = await firstRow(page).textContent();
      expect(text).toContain(run_ids[0]!.slice(0, 8));
      expect(text).toContain(Number(columns[0]![0]).toFixed(3));
      await page.locator("atlas-plot").getByText("plotted 120").waitFor();
      await page.locator("atlas-histogram").getByText("120 runs").waitFor();
    }));

  it("plain HTML: brushing the histogram filters the plot and the table", () =>
    use("plain-html", async (page) => {
      await count(page).waitFor();
      const bars = page.locator("atlas-histogram svg");
      await bars.waitFor();
      const box = (await bars.boundingBox())!;
      await page.mouse.move(box.x + box.width * 0.9, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.6, box.y + 20, { steps: 5 });
      await page.mouse.up();
      await page.locator("atlas-histogram").getByRole("button", { name: "Clear" }).waitFor();
      const filters = await page.evaluate(() =>
        ["atlas-histogram", "atlas-plot", "atlas-runs"].map(
          (tag) => (document.querySelector(tag) as HTMLElement & { filter: string }).filter,
        ),
      );
      expect(filters[0]).toMatch(/and metrics\.test_accuracy in /);
      expect(new Set(filters).size).toBe(1);
      await count(page).waitFor({ state: "detached" });
    }));

  it("plain HTML: what is selected is told, and a run opens at the server", () =>
    use("plain-html", async (page) => {
      await count(page).waitFor();
      await firstRow(page).getByRole("checkbox").check();
      await expect.poll(() => page.locator("output").textContent()).toMatch(/^run in \(/);
      await firstRow(page).getByRole("link").first().click();
      await page.waitForURL(`${atlas.url}/runs/*`);
    }));

  it("plain HTML: panels float within the widget, and keys stay in it", () =>
    use("plain-html", async (page) => {
      await count(page).waitFor();
      const runs = page.locator("atlas-runs");
      await runs.getByRole("button", { name: "Add a condition" }).click();
      const search = runs.getByRole("dialog").getByRole("searchbox");
      await search.waitFor();
      // A slash is typed into the field, and leads nowhere from elsewhere in the page.
      await page.keyboard.type("hid/");
      expect(await search.inputValue()).toBe("hid/");
      await page.keyboard.press("Escape");
      await search.waitFor({ state: "detached" });
      await page.locator("h1").click();
      await page.keyboard.press("/");
      expect(await runs.getByLabel("Filter as text").count()).toBe(0);
    }));

  it("plain HTML: a page around the widgets is accessible with them", () =>
    use("plain-html", async (page) => {
      await count(page).waitFor();
      const own = (await accessibilityViolations(page)).filter((line) => line.includes("atlas-"));
      expect(own).toEqual([]);
    }));

  it("the page of the README", async () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const html = /```html\n([\s\S]*?)```/.exec(readme)![1]!.replace("http://127.0.0.1:8000", atlas.url);
    mkdirSync(`${place.path}/readme`);
    symlinkSync(`${examples}embed-in-plain-html/node_modules`, `${place.path}/readme/node_modules`);
    writeFileSync(
      `${place.path}/readme/index.html`,
      `<!doctype html><link rel="icon" href="data:," />${html}`,
    );
    await use("readme", (page) => count(page).waitFor());
  });

  it("React: a run opens in the page, and state goes both ways", () =>
    use("react", async (page) => {
      await count(page).waitFor();
      const id = (await firstRow(page).getByRole("link").first().textContent())!;
      await firstRow(page).getByRole("link").first().click();
      await page.locator("atlas-run").getByText(id).first().waitFor();
      await page.locator("atlas-runs").getByRole("button", { name: "Clear all" }).click();
      await page.locator("atlas-histogram").getByText("120 runs").waitFor({ state: "detached" });
    }));

  it("Vue: what is selected is compared", () =>
    use("vue", async (page) => {
      await count(page).waitFor();
      for (const row of [0, 3])
        await page.locator("tbody tr[aria-rowindex]").nth(row).getByRole("checkbox").check();
      await page.locator("atlas-compare").getByText("2 runs").waitFor();
      await page
        .locator("atlas-compare")
        .getByText(/^hidden$/)
        .first()
        .waitFor();
    }));

  it("Svelte: a control of the page changes the plot", () =>
    use("svelte", async (page) => {
      await page.getByRole("heading", { name: "test_accuracy by hidden" }).waitFor();
      await page.getByLabel("Measure").selectOption("metrics.test_loss");
      await page.getByRole("heading", { name: "test_loss by hidden" }).waitFor();
      await page.locator("atlas-experiment").getByText("100% of 120 runs").waitFor();
    }));

  it("Solid: the components themselves", () =>
    use("solid", async (page) => {
      await count(page).waitFor();
      await firstRow(page).getByRole("checkbox").check();
      await page.getByRole("region", { name: "Selection" }).getByText("1 run").waitFor();
    }));

  it("keeps pictures of the pages", async () => {
    const views = { light: DESK, dark: DESK_DARK, "360-light": PHONE };
    for (const [theme, view] of Object.entries(views))
      for (const name of ["plain-html", "react", "svelte"] as const) {
        const page = await open(name, view);
        await page
          .getByText(/\b120\b/)
          .first()
          .waitFor();
        await page.waitForTimeout(600);
        await keepScreen(page, `embed-${name}-${theme}`);
        await page.context().close();
      }
  });
});
