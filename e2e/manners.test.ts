import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startAtlas, untilRead } from "./atlas.ts";
import {
  DESK,
  DESK_DARK,
  expectSound,
  hasBrowser,
  keepScreen,
  launchBrowser,
  openPage,
  untilSettled,
  type View,
} from "./browser.ts";
import { madeStore } from "./made-store.ts";
import type { TemporaryStore } from "./stores.ts";
import { useDemo } from "./use-demo.ts";

/** More than any page has places for the focus. */
const MOST_STOPS = 400;

describe.skipIf(!hasBrowser())("every page, for everyone", () => {
  const demo = useDemo();
  let runIds: string[];

  beforeAll(async () => {
    const answer = await fetch(`${demo.url}/api/runs?experiment_id=spirals:1.0&status=success&limit=3`);
    runIds = (await answer.json()).runs.map((run: { record: { run_id: string } }) => run.record.run_id);
  });

  const pages: readonly (readonly [name: string, path: () => string])[] = [
    ["experiments", () => "/experiments"],
    ["experiment", () => "/experiments/optimisers:2.0"],
    ["runs", () => "/runs?q=experiment+=+optimisers:2.0&sort=metrics.best_f"],
    ["configurations", () => "/runs?q=experiment+=+optimisers:2.0&rows=configurations&sort=metrics.best_f"],
    ["run", () => `/runs/${runIds[0]}`],
    ["plots", () => "/plots?q=experiment+=+spirals:1.0"],
    ["compare", () => `/compare?runs=${runIds.join(",")}`],
    ["replicates", () => "/replicates?q=experiment+=+spirals:1.0"],
    ["store", () => "/store"],
  ];

  async function visit(path: string, view: View, manner: Parameters<typeof openPage>[2] = {}) {
    const page = await openPage(demo.browser, view, manner);
    await page.goto(demo.url + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await untilSettled(page);
    return page;
  }

  it.each(pages)("in the system's own colours: %s", async (name, path) => {
    const page = await visit(path(), DESK, { forcedColors: "active" });
    await keepScreen(page, `${name}-forced-light`);
    expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
    expect(await faintMarks(page), "what tells states apart is still drawn").toEqual([]);
    for (let tab = 0; tab < 6; tab++) {
      await page.keyboard.press("Tab");
      const stop = await focusedElement(page);
      expect(stop?.isMarked, `${stop?.what} shows that it has the focus`).toBe(true);
    }
    await expectSound(page);
    await page.context().close();
  });

  it.each(pages)("at 200% zoom: %s", async (name, path) => {
    const zoomed = { ...DESK, width: DESK.width / 2, height: DESK.height / 2 };
    const page = await visit(path(), zoomed, { deviceScaleFactor: 2 });
    await keepScreen(page, `${name}-zoom-light`);
    await expectSound(page);
    await page.context().close();
  });

  it.each(pages)("without motion where none is wanted: %s", async (_, path) => {
    const page = await visit(path(), DESK_DARK);
    expect(await movingParts(page)).toEqual([]);
    await page.context().close();
  });

  it.each(pages)("by keyboard alone: %s", async (_, path) => {
    const page = await visit(path(), DESK);
    const stops: string[] = [];
    for (let tab = 0; tab < MOST_STOPS; tab++) {
      await page.keyboard.press("Tab");
      const stop = await focusedElement(page);
      if (stop === undefined) break;
      stops.push(stop.what);
      expect(stop.name, `${stop.what} has a name`).not.toBe("");
      expect(stop.isSeen, `${stop.what} is on the screen when it has the focus`).toBe(true);
      expect(stop.isMarked, `${stop.what} shows that it has the focus`).toBe(true);
    }
    expect(stops.length, "the focus is never trapped").toBeLessThan(MOST_STOPS);
    expect(stops[0]).toContain("Skip to the page");
    expect(stops.length).toBeGreaterThan(8);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!hasBrowser())("names in any script", () => {
  const EXPERIMENT = "\u05EA\u05E4\u05D5\u05D7 \u{1F34E}:1.0";
  const HEBREW = "\u05E7\u05E6\u05D1 \u05DC\u05DE\u05D9\u05D3\u05D4";
  const ARABIC = "\u0645\u0639\u062F\u0644";
  const FAMILY = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}";
  const FILTER = `?q=${encodeURIComponent(`experiment = "${EXPERIMENT}"`)}`;
  let store: TemporaryStore;
  let atlas: Atlas;
  let browser: Browser;

  beforeAll(async () => {
    const runs = Array.from({ length: 12 }, (_, n) => ({
      run_id: `run${String(n).padStart(5, "0")}`,
      experiment_id: EXPERIMENT,
      status: n % 4 === 3 ? "failed" : "success",
      started_at: `2026-03-01T09:00:${String(n).padStart(2, "0")}`,
      params: { [HEBREW]: n % 3, [FAMILY]: n % 2 === 0 ? ARABIC : "\u{1F34C}".repeat(30) },
      metrics: n % 4 === 3 ? {} : { [ARABIC]: n / 7 },
      params_fingerprint: `f${n % 6}`,
      seed_fingerprint: `s${n % 2}`,
      ...(n % 4 === 3 && { error: { type: "ValueError", message: `${HEBREW}: ${n}`, traceback: "" } }),
    }));
    store = madeStore(runs);
    [atlas, browser] = await Promise.all([startAtlas(["serve", "--store", store.path]), launchBrowser()]);
    await untilRead(atlas);
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    store?.remove();
  });

  it.each([
    ["experiments", "/experiments"],
    ["experiment", `/experiments/${encodeURIComponent(EXPERIMENT)}`],
    ["runs", `/runs${FILTER}&rows=configurations`],
    ["run", "/runs/run00001"],
    ["plots", `/plots${FILTER}`],
    ["compare", "/compare?runs=run00000,run00001,run00003"],
  ])("stand in their place, and turn nothing beside them round: %s", async (name, path) => {
    const page = await openPage(browser, DESK);
    await page.goto(atlas.url + path);
    await page.getByText(HEBREW).first().waitFor();
    await untilSettled(page);
    await keepScreen(page, `${name}-scripts-light`);
    await expectSound(page);
    await page.context().close();
  });
});

/** The marks of states, bars of progress and teeth of combs that the system's colours would leave without any paint. */
function faintMarks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const marks = document.querySelectorAll('[class*="atl-status-"], .atl-progress-bar > span, .atl-comb');
    return [...marks]
      .filter((mark) => {
        const isMark = /atl-status/.test(mark.className.toString());
        return getComputedStyle(mark, isMark ? "::before" : undefined).forcedColorAdjust !== "none";
      })
      .map((mark) => mark.className.toString());
  });
}

/** What would move: an animation or a transition that takes time. */
function movingParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isLong = (times: string) => times.split(",").some((time) => Number.parseFloat(time) > 0);
    return [...document.querySelectorAll("*")].flatMap((element) => {
      const { animationName, animationDuration, transitionProperty, transitionDuration } =
        getComputedStyle(element);
      const isAnimated = animationName !== "none" && isLong(animationDuration);
      const isEased = transitionProperty !== "none" && isLong(transitionDuration);
      return isAnimated || isEased ? [`${element.tagName} ${element.getAttribute("class")}`] : [];
    });
  });
}

/** What has the focus; `undefined` once it has left the page. */
function focusedElement(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return undefined;
    const { x, y, width, height } = element.getBoundingClientRect();
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const name =
      element.getAttribute("aria-label") ||
      document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent ||
      labels.map((label) => label.textContent).join(" ") ||
      element.textContent ||
      element.getAttribute("title") ||
      element.getAttribute("placeholder") ||
      "";
    const isPainted = (part: Element | null, pseudo?: string) => {
      if (part === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part, pseudo);
      const isOutlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
      return isOutlined || boxShadow !== "none";
    };
    // In a grid the ring is on the row or the cell of the cursor.
    const active = element.getAttribute("aria-activedescendant");
    const cursor = active === null ? null : document.getElementById(active);
    const candidates = [element, element.parentElement, cursor, ...(cursor?.children ?? [])];
    return {
      what: `${element.tagName.toLowerCase()} "${name.trim().slice(0, 60)}" .${element.getAttribute("class")}`,
      name: name.trim(),
      isSeen: width > 0 && height > 0 && x < innerWidth && y < innerHeight && x + width > 0 && y + height > 0,
      isMarked: candidates.some((part) => isPainted(part)) || isPainted(element, "::after"),
    };
  });
}
