import { appendFileSync, closeSync, ftruncateSync, openSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

const STORES = ["artifacts", "logs", "results", "statuses"];
const THEMES: readonly (readonly [name: string, view: View])[] = [
  ["light", DESK],
  ["dark", DESK_DARK],
];
const hasStores = STORES.every(hasSharedStore);
if (!hasStores)
  console.warn("The real stores are not beside the project: what a run left behind is not walked.");

/** The id of the only run whose params hold a word. */
async function runWith(atlas: Atlas, experiment: string, word: string): Promise<string> {
  const answer = await fetch(`${atlas.url}/api/runs?experiment_id=${experiment}&limit=100`);
  const { runs } = (await answer.json()) as { runs: { record: { run_id: string }; params: object }[] };
  const found = runs.find((run) => Object.values(run.params).includes(word));
  if (found === undefined) throw new Error(`no run of ${experiment} has ${word}`);
  return found.record.run_id;
}

const log = (page: Page) => page.getByRole("region", { name: /^Lines of / });
const artifact = (page: Page) => page.locator(".atl-artifact-body");

describe.skipIf(!hasBrowser())("the curves of a run", () => {
  const demo = useDemo();
  let runId: string;

  beforeAll(async () => {
    const answer = await fetch(`${demo.url}/api/runs?experiment_id=spirals:1.0&status=success&limit=1`);
    runId = (await answer.json()).runs[0].record.run_id;
  });

  it.each(THEMES)("stand before those of its replicates, on both scales, in %s", async (theme, view) => {
    const page = await openPage(demo.browser, view);
    await page.goto(`${demo.url}/runs/${runId}`);
    await page.getByRole("heading", { name: "Curves" }).waitFor();
    const figures = page.locator(".atl-curve");
    await figures.first().locator("canvas").waitFor();
    expect(await figures.count()).toBe(2);
    expect(await figures.last().textContent()).toMatch(/train\/loss\s*0\.\d+ at \d+/);
    await page.getByRole("button", { name: "Replicates" }).click();
    await page.getByText("9 replicates behind, in grey").waitFor();
    await page.getByRole("button", { name: "log", exact: true }).click();
    await page.getByText("train/loss (log)").waitFor();
    await untilSettled(page);
    await keepScreen(page, `run-curves-${theme}`);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!hasBrowser() || !hasStores)("what a run left behind", () => {
  let atlas: Atlas;
  let browser: Browser;
  const stores = new Map<string, TemporaryStore>();

  beforeAll(async () => {
    for (const name of STORES) stores.set(name, sharedStore(name));
    const paths = [...stores.values()].flatMap((store) => ["--store", store.path]);
    [atlas, browser] = await Promise.all([startAtlas(["serve", ...paths]), launchBrowser()]);
    await untilRead(atlas);
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    for (const store of stores.values()) store.remove();
  });

  const artifactPage = async (group: string, name: string) => {
    const id = await runWith(atlas, "artifact_zoo:1.0", group);
    return `${atlas.url}/runs/${id}?artifact=${encodeURIComponent(name)}`;
  };

  /** As a page, then as text: the tool that looks for barriers cannot look into a frame that runs no scripts. */
  const showsPage = async (page: Page) => {
    const body = page.frameLocator(".atl-frame").locator("body");
    await body.getByText("Report").waitFor();
    // Its script would put another word in its place.
    expect(await body.getByText("XSS", { exact: true }).count()).toBe(0);
    await artifact(page).getByRole("button", { name: "text" }).click();
    await artifact(page).getByText("<script>").waitFor();
  };

  const VIEWERS: readonly (readonly [group: string, name: string, shows: (page: Page) => Promise<void>])[] = [
    ["json", "summary", (page) => artifact(page).getByText("nested").waitFor()],
    ["json", "a_null", (page) => artifact(page).getByText("null").waitFor()],
    ["json", "not_json", (page) => artifact(page).getByText("It is not JSON").waitFor()],
    ["json", "big_table", (page) => artifact(page).getByText("too large to be shown as a tree").waitFor()],
    [
      "json",
      "json_lines",
      (page) => artifact(page).getByRole("columnheader", { name: "i number" }).waitFor(),
    ],
    [
      "text",
      "table",
      (page) =>
        artifact(page)
          .getByText(/rows, 3 columns/)
          .waitFor(),
    ],
    ["text", "notes", (page) => artifact(page).getByText("with three lines").waitFor()],
    ["text", "readme", (page) => artifact(page).getByRole("heading", { name: "Title" }).waitFor()],
    ["text", "empty", (page) => artifact(page).getByText("The file is empty.").waitFor()],
    ["text", "trace", (page) => artifact(page).getByText("This is the beginning of 15.5 kB").waitFor()],
    ["numpy", "vec_f64", (page) => artifact(page).locator("canvas").waitFor()],
    ["numpy", "vec_str", (page) => artifact(page).getByText("abc").waitFor()],
    ["numpy", "vec_object", (page) => artifact(page).getByText("It cannot be shown").waitFor()],
    ["numpy", "scalar_0d", (page) => artifact(page).getByText("3.25", { exact: true }).waitFor()],
    ["numpy", "image_u8", (page) => artifact(page).getByRole("slider").waitFor()],
    ["numpy", "many", (page) => artifact(page).getByRole("button", { name: /^2d/ }).click()],
    ["numpy", "truncated_npz", (page) => artifact(page).getByText("was cut short").waitFor()],
    ["images", "gradient", (page) => artifact(page).getByText("64 \u00d7 48").waitFor()],
    ["images", "drawing_with_script", (page) => artifact(page).getByRole("img").waitFor()],
    ["images", "page", showsPage],
    ["images", "report", (page) => artifact(page).locator("iframe, a[target=_blank]").waitFor()],
    ["images", "fake_png", (page) => artifact(page).getByText("It is called png").waitFor()],
    ["binary", "half_mb", (page) => artifact(page).getByText("000010").waitFor()],
    ["binary", "evil_pickle", (page) => artifact(page).getByText("it is never opened").waitFor()],
    ["binary", "bundle", (page) => artifact(page).getByRole("table").waitFor()],
    ["binary", "sound", (page) => artifact(page).locator("audio").waitFor()],
  ];

  it.each(VIEWERS)("shows %s/%s", async (group, name, shows) => {
    const page = await openPage(browser, DESK);
    const scripts: string[] = [];
    page.on("dialog", (dialog) => {
      scripts.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(await artifactPage(group, name));
    await page.getByRole("heading", { name, exact: true }).waitFor();
    await shows(page);
    expect(scripts).toEqual([]);
    expect(await accessibilityViolations(page)).toEqual([]);
    // A page of HTML may not run its scripts, which the browser says.
    expect(page.errors.filter((text) => !text.includes("Blocked script execution"))).toEqual([]);
    await page.context().close();
  });

  it.each([...THEMES, ["360-light", PHONE] as const])("keeps its look in %s", async (theme, view) => {
    for (const [group, name] of [
      ["images", "loss_plot_png"],
      ["text", "table"],
      ["numpy", "image_u8"],
    ] as const) {
      const page = await openPage(browser, view);
      await page.goto(await artifactPage(group, name));
      await page.getByRole("heading", { name, exact: true }).waitFor();
      await artifact(page).waitFor();
      await untilSettled(page);
      await keepScreen(page, `run-artifact-${name.replaceAll("_", "-")}-${theme}`);
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.context().close();
    }
  });

  it("goes from artifact to artifact by keys, each an address to come back to", async () => {
    const page = await openPage(browser, DESK);
    await page.goto((await artifactPage("text", "notes")).replace(/\?.*/, ""));
    const links = page.getByRole("navigation", { name: "Artifacts" }).getByRole("link");
    await links.first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "notes", exact: true }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("heading", { name: "table", exact: true }).waitFor();
    await page.keyboard.press("}");
    await page.getByRole("heading", { name: "quoted_csv", exact: true }).waitFor();
    expect(page.url()).toContain("?artifact=quoted_csv");
    await page.keyboard.press("{");
    await page.getByRole("heading", { name: "table", exact: true }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "quoted_csv", exact: true }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "quoted_csv", exact: true }).waitFor();
    await page.getByRole("button", { name: "Close the artifact" }).click();
    await page.locator(".atl-artifact").waitFor({ state: "detached" });
    expect(page.url()).not.toContain("?");
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it("reads another plane of an array, and magnifies a picture", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(await artifactPage("numpy", "cube_3d"));
    const first = await artifact(page).getByRole("cell").nth(1).textContent();
    const asked = page.waitForResponse((response) => response.url().includes("slice=3"));
    await artifact(page).getByRole("slider").fill("3");
    await asked;
    await expect.poll(() => artifact(page).getByRole("cell").nth(1).textContent()).not.toBe(first);
    await page.goto(await artifactPage("images", "gradient"));
    const picture = artifact(page).getByRole("img");
    await artifact(page).getByRole("button", { name: "Larger" }).click();
    await artifact(page).getByText("150%").waitFor();
    expect(await picture.evaluate((image) => getComputedStyle(image).imageRendering)).toBe("pixelated");
    await artifact(page).getByRole("button", { name: "1:1" }).click();
    expect((await picture.boundingBox())?.width).toBe(64);
    await page.context().close();
  });

  it.each(THEMES)(
    "draws captured matrices and reads their values by arrow keys, in %s",
    async (theme, view) => {
      const page = await openPage(browser, view);
      await page.goto(`${atlas.url}/runs/${await runWith(atlas, "data_zoo:1.0", "arrays")}`);
      await page.getByRole("heading", { name: "Captured" }).waitFor();
      const heatmap = page.getByRole("img", { name: /^big_matrix/ });
      await heatmap.focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowRight");
      await page.getByText("row 0, column 1 0.82").waitFor();
      const confusion = page.getByRole("region", { name: "Values of confusion" });
      expect(await confusion.getByRole("rowheader").allTextContents()).toEqual([
        "cat",
        "dog",
        "cow",
        "owl",
        "fox",
      ]);
      await untilSettled(page);
      await keepScreen(page, `run-captured-${theme}`);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(page.errors).toEqual([]);
      await page.context().close();
    },
  );

  it.each(THEMES)("sets a traceback's own frames apart, in %s", async (theme, view) => {
    const page = await openPage(browser, view);
    await page.goto(`${atlas.url}/runs/${await runWith(atlas, "failure_modes:2.1", "chained")}`);
    await page.getByText("frames of metalab").first().waitFor();
    expect(await page.locator(".atl-traceback-own").count()).toBe(3);
    await untilSettled(page);
    await keepScreen(page, `run-traceback-${theme}`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  });

  describe("its log", () => {
    const bigLog = async () => `${atlas.url}/runs/${await runWith(atlas, "log_zoo:0.9", "big")}`;
    const topLine = (page: Page) =>
      log(page).evaluate((host) => {
        const top = host.getBoundingClientRect().top;
        const row = [...host.querySelectorAll(".atl-log-row")].find(
          (line) => line.getBoundingClientRect().bottom > top,
        );
        return {
          text: row?.textContent?.slice(8),
          at: Math.round((row?.getBoundingClientRect().top ?? 0) - top),
        };
      });

    it("opens at its end, and loads what is earlier without moving what is seen", async () => {
      const page = await openPage(browser, DESK);
      await page.goto(await bigLog());
      await log(page).getByText("step 031999").waitFor();
      expect(await log(page).locator(".atl-log-row").count()).toBeLessThan(100);
      await page.getByText(/262\.\d kB of 3\.4 MB/).waitFor();
      await log(page).evaluate((host) => host.scrollTo(0, 4000));
      await page.waitForTimeout(200);
      const before = await topLine(page);
      await page.getByRole("button", { name: "Earlier" }).click();
      await page.getByText(/524\.\d kB of 3\.4 MB/).waitFor();
      expect(await topLine(page)).toEqual(before);
      await page.getByRole("button", { name: "From the start" }).click();
      await page.getByRole("link", { name: "Link to line 1", exact: true }).waitFor();
      expect(page.errors).toEqual([]);
      await page.context().close();
    });

    it.each(THEMES)("is searched within what is read, in %s", async (theme, view) => {
      const page = await openPage(browser, view);
      await page.goto(await bigLog());
      await log(page).getByText("step 031999").waitFor();
      await page.getByRole("searchbox", { name: "Search run" }).fill("flush");
      await page.getByText(/^\d+ hits, line (\d+) of \1$/).waitFor();
      await page.keyboard.press("Shift+Enter");
      await log(page).locator(".atl-log-current").getByText("step 031981").waitFor();
      await keepScreen(page, `run-log-search-${theme}`);
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.context().close();
    });

    it("has links to its lines that show them again", async () => {
      const page = await openPage(browser, DESK);
      await page.goto(await bigLog());
      await log(page).getByText("step 031999").waitFor();
      await log(page).evaluate((host) => host.scrollTo(0, 9000));
      const row = log(page)
        .locator(".atl-log-row", { hasText: /step 0\d{3}[05]0 / })
        .first();
      const text = (await row.textContent())?.slice(1);
      await row.getByRole("link").click();
      await page.waitForURL(/\?log=run&at=\d+$/);
      await page.reload();
      await expect.poll(() => log(page).locator(".atl-log-here").textContent()).toContain(text);
      expect(await log(page).locator(".atl-log-here").isVisible()).toBe(true);
      await page.context().close();
    });

    it.each([...THEMES, ["360-light", PHONE] as const])(
      "has colours, levels and the last state of a bar, in %s",
      async (theme, view) => {
        const page = await openPage(browser, view);
        await page.goto(`${atlas.url}/runs/${await runWith(atlas, "log_zoo:0.9", "ansi")}`);
        await log(page).locator(".atl-ansi-red.atl-ansi-bold", { hasText: "bold red" }).waitFor();
        expect(await log(page).textContent()).not.toContain("\u001b");
        expect(await log(page).getByText("progress").textContent()).not.toContain("10%%");
        await untilSettled(page);
        await keepScreen(page, `run-log-ansi-${theme}`);
        expect(await accessibilityViolations(page)).toEqual([]);
        await page.goto(`${atlas.url}/runs/${await runWith(atlas, "log_zoo:0.9", "traceback")}`);
        const rows = log(page).locator(".atl-log-row");
        await rows.first().waitFor();
        const all = await rows.count();
        await page.getByRole("button", { name: /^error \d+/ }).click();
        expect(await rows.count()).toBeLessThan(all);
        expect(await log(page).textContent()).not.toContain("Traceback");
        await page.context().close();
      },
    );

    it("of a gigabyte opens at once", async () => {
      const id = await runWith(atlas, "log_zoo:0.9", "plain");
      const file = openSync(join(stores.get("logs")!.path, "logs", `${id}_huge.log`), "w");
      ftruncateSync(file, 1024 ** 3);
      closeSync(file);
      const end = Array.from(
        { length: 10_000 },
        (_, line) => `line ${line} of the end, and some more words\n`,
      );
      appendFileSync(join(stores.get("logs")!.path, "logs", `${id}_huge.log`), end.join(""));
      const page = await openPage(browser, DESK);
      await page.goto(`${atlas.url}/runs/${id}?log=huge`);
      await log(page).getByText("line 9999 of the end").waitFor({ timeout: 5000 });
      await page.getByText(/of 1\.1 GB/).waitFor();
      expect(page.errors).toEqual([]);
      await page.context().close();
    });

    it("of a running run is followed while its end is in sight", async () => {
      const answer = await fetch(
        `${atlas.url}/api/runs?experiment_id=failure_modes:2.1&status=running&limit=1`,
      );
      const id: string = (await answer.json()).runs[0].record.run_id;
      const directory = join(stores.get("statuses")!.path, "logs");
      const path = join(
        directory,
        readdirSync(directory).find((name) => name.startsWith(id)) ?? `${id}_run.log`,
      );
      writeFileSync(path, Array.from({ length: 200 }, (_, line) => `so far ${line}\n`).join(""));
      const page = await openPage(browser, DESK);
      await page.goto(`${atlas.url}/runs/${id}`);
      await log(page).getByText("so far 199").waitFor();
      appendFileSync(path, "written meanwhile\n");
      await log(page).getByText("written meanwhile").waitFor();
      await log(page).evaluate((host) => host.scrollTo(0, 100));
      const follow = page.getByRole("button", { name: "Follow" });
      await expect.poll(() => follow.getAttribute("aria-pressed")).toBe("false");
      await follow.click();
      appendFileSync(path, "the very end\n");
      await log(page).getByText("the very end").waitFor();
      expect(page.errors).toEqual([]);
      await page.context().close();
    });
  });
});
