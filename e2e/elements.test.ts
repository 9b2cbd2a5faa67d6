import { fileURLToPath } from "node:url";
import type { Dataset } from "@atlas/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Atlas, startDemo, untilRead } from "./atlas.ts";
import { DESK, hasBrowser, launchBrowser, openPage } from "./browser.ts";
import { type Site, serveFolder } from "./serve-folder.ts";
import { emptyStore } from "./stores.ts";

/** What `elements.html` leaves for the tests. */
declare const lab: {
  readonly dataset: Dataset;
  readonly mount: (host: HTMLElement, widget: string, props: object) => Mounted;
  readonly runIds: readonly string[];
  readonly early: HTMLElement & { readonly filter: string; readonly rows: string | undefined };
  /** Subscriptions to the data that have not ended. */
  readonly subscribers: number;
  readonly opened: number;
  readonly closed: number;
};

interface Mounted {
  set(news: object): void;
  dispose(): void;
}

const repository = fileURLToPath(new URL("..", import.meta.url));

describe.runIf(hasBrowser())("elements and mounted widgets in a hostile page", () => {
  const place = emptyStore();
  let site: Site;
  let atlas: Atlas;
  let browser: Browser;
  let page: Page & { errors: string[] };

  beforeAll(async () => {
    site = await serveFolder(repository);
    atlas = await startDemo(`${place.path}/store`, ["--allow-origin", site.url]);
    await untilRead(atlas);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    site?.close();
    place.remove();
  });
  beforeEach(async () => {
    page = await openPage(browser, DESK);
    await page.goto(`${site.url}/e2e/elements.html?atlas=${atlas.url}`);
    await page.waitForFunction(() => "lab" in globalThis, undefined, { timeout: 15_000 });
  });
  afterEach(async () => {
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it("keeps what was set before the elements were defined", async () => {
    await page.locator("atlas-runs").getByText("of 30 runs").first().waitFor();
    expect(await page.evaluate(() => [lab.early.filter, lab.early.rows])).toEqual([
      "params.hidden = 24",
      undefined,
    ]);
  });

  it("lets no style in and none out", async () => {
    const before = await page.evaluate(() => getComputedStyle(document.querySelector("h1")!).fontSize);
    const clear = page.locator("atlas-runs").getByRole("button", { name: "Clear all" });
    await clear.waitFor();
    const style = await clear.evaluate((button) => {
      const { color, display, letterSpacing, textTransform, lineHeight } = getComputedStyle(button);
      return { color, display, letterSpacing, textTransform, lineHeight };
    });
    expect(style).toMatchObject({ letterSpacing: "normal", textTransform: "none" });
    expect(style.color).not.toBe("rgb(255, 0, 0)");
    expect(style.display).not.toBe("none");
    expect(before).toBe("31px");
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    expect(await page.locator("head style, head link[rel=stylesheet]").count()).toBe(1);
  });

  it("takes its colours from custom properties of the element, and its theme from the page or the element", async () => {
    await page.locator("atlas-runs").getByText("of 30 runs").first().waitFor();
    const paper = () =>
      page.evaluate(
        () => getComputedStyle(lab.early.shadowRoot!.querySelector(".atl-runs")!).backgroundColor,
      );
    expect(await paper()).toBe("rgb(255, 255, 255)");
    await page.evaluate(() => lab.early.setAttribute("data-theme", "dark"));
    expect(await paper()).toBe("rgb(20, 23, 26)");
    await page.evaluate(() => lab.early.removeAttribute("data-theme"));
    await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "dark"));
    expect(await paper()).toBe("rgb(20, 23, 26)");
    await page.evaluate(() => lab.early.style.setProperty("--paper", "rgb(1, 2, 3)"));
    expect(await paper()).toBe("rgb(1, 2, 3)");
  });

  it("shares what it opens at one address, and closes it with the last element", async () => {
    const counts = () => page.evaluate(() => [lab.opened, lab.closed]);
    await page.evaluate(() => {
      const here = document.getElementById("here")!;
      here.innerHTML = `<atlas-runs src="there"></atlas-runs><atlas-plot src="there"></atlas-plot>`;
    });
    await page.locator("atlas-runs").getByText("30 runs").first().waitFor();
    expect(await counts()).toEqual([1, 0]);
    await page.evaluate(() => document.querySelector("atlas-runs")!.remove());
    expect(await counts()).toEqual([1, 0]);
    await page.evaluate(() => document.querySelector("atlas-plot")!.remove());
    expect(await counts()).toEqual([1, 1]);
  });

  it("stays what it is when it is moved", async () => {
    await page.locator("atlas-runs").getByRole("button", { name: "Configurations" }).click();
    await page.evaluate(() => {
      const inner = lab.early.shadowRoot!.querySelector(".atl-runs");
      document.body.append(lab.early);
      Object.assign(globalThis, { inner });
    });
    await page.waitForTimeout(50);
    expect(
      await page.evaluate(() => [
        lab.early.rows,
        lab.early.shadowRoot!.querySelector(".atl-runs") === (globalThis as { inner?: unknown }).inner,
        lab.subscribers,
      ]),
    ).toEqual(["configurations", true, 1]);
  });

  it("tells of links without an Atlas, and opens a run in the place of another", async () => {
    await page.evaluate(() => {
      const given = { data: lab.dataset, runId: lab.runIds[0] };
      const run = Object.assign(document.createElement("atlas-run"), given);
      run.addEventListener("openrun", (event) => {
        document.title = (event as CustomEvent<{ runId: string }>).detail.runId;
      });
      document.getElementById("here")!.replaceChildren(run);
    });
    const link = page.locator("atlas-run a[href^='#/runs/']").first();
    const href = (await link.getAttribute("href"))!;
    await link.click();
    const runId = href.slice("#/runs/".length);
    expect(await page.title()).toBe(runId);
    await page.locator("atlas-run [aria-current=page]").getByText(runId).waitFor();
    expect(new URL(page.url()).hash).toBe("");
  });

  it("mounts any widget in any element, shows something else, and leaves nothing behind", async () => {
    await page.evaluate(() => {
      lab.early.remove();
      const host = document.createElement("div");
      document.body.append(host);
      const { dataset: data, runIds } = lab;
      const shown = lab.mount(host, "compare", { data, runIds: runIds.slice(0, 2) });
      Object.assign(globalThis, { host, shown });
    });
    await page.getByText("2 runs", { exact: true }).waitFor();
    await page.evaluate(() => {
      const { shown } = globalThis as unknown as { shown: Mounted };
      shown.set({ runIds: lab.runIds.slice(0, 3) });
    });
    await page.getByText("3 runs", { exact: true }).waitFor();
    const left = await page.evaluate(() => {
      const { shown, host } = globalThis as unknown as { shown: Mounted; host: HTMLElement };
      shown.dispose();
      return [host.shadowRoot!.childNodes.length, lab.subscribers];
    });
    expect(left).toEqual([0, 0]);
  });

  it("leaves no listener, no subscription and no node behind after two hundred elements", async () => {
    const session = await page.context().newCDPSession(page);
    const counters = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
      return { nodes, jsEventListeners };
    };
    const round = (times: number) =>
      page.evaluate(async (count) => {
        const here = document.getElementById("here")!;
        const widgets: [string, object][] = [
          ["atlas-histogram", { field: "metrics.test_accuracy" }],
          ["atlas-run", { runId: lab.runIds[0] }],
          ["atlas-compare", { runIds: lab.runIds.slice(0, 2) }],
          ["atlas-experiment", { experimentId: "spirals:1.0" }],
          ["atlas-plot", { spec: { x: "params.hidden", y: "metrics.test_accuracy" } }],
          ["atlas-runs", {}],
        ];
        for (let time = 0; time < count; time++) {
          for (const place of [2 * time, 2 * time + 1]) {
            const [tag, given] = widgets[place % widgets.length]!;
            here.append(Object.assign(document.createElement(tag), { data: lab.dataset, ...given }));
          }
          await new Promise((resolve) => setTimeout(resolve, time % 4 === 0 ? 120 : 0));
          here.replaceChildren();
          await new Promise((resolve) => setTimeout(resolve));
        }
        await new Promise((resolve) => setTimeout(resolve, 600));
        return lab.subscribers;
      }, times);
    // What is loaded and kept once is no leak.
    expect(await round(12)).toBe(0);
    const before = await counters();
    expect(await round(100)).toBe(0);
    const after = await counters();
    expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(50);
    expect(after.nodes - before.nodes).toBeLessThan(100);
  }, 180_000);
});
