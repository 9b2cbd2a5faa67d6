import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const executablePath =
  process.env["CHROMIUM_PATH"] ??
  [
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].find(existsSync);

/** Whether the browser tests can run here. In CI a missing browser is a failure, elsewhere they are skipped. */
export function hasBrowser(): boolean {
  if (executablePath !== undefined) return true;
  const words = "No Chromium was found: install it, or name one in CHROMIUM_PATH.";
  if (process.env["CI"]) throw new Error(words);
  console.warn(`${words} The browser tests are skipped.`);
  return false;
}

/** A headless browser that asks nobody for anything but the pages it is sent to. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath as string,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--font-render-hinting=none",
    ],
  });
}

/** How a page is looked at. */
export interface View {
  readonly theme: "light" | "dark";
  readonly width: number;
  readonly height: number;
}

export const DESK: View = { theme: "light", width: 1440, height: 900 };
export const DESK_DARK: View = { ...DESK, theme: "dark" };
export const PHONE: View = { theme: "light", width: 360, height: 780 };

/** The views that every page is looked at in, with what its pictures are called by. */
export const VIEWS: readonly (readonly [name: string, view: View])[] = [
  ["light", DESK],
  ["dark", DESK_DARK],
  ["360-light", PHONE],
  ["360-dark", { ...PHONE, theme: "dark" }],
];

/** A page that fails the test when the app logs an error or throws; `manner` is how else it is looked at. */
export async function openPage(
  browser: Browser,
  view: View,
  manner: BrowserContextOptions = {},
): Promise<Page & { errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.theme,
    reducedMotion: "reduce",
    timezoneId: "UTC",
    locale: "en-GB",
    ...manner,
  });
  const page = Object.assign(await context.newPage(), { errors: [] as string[] });
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") page.errors.push(message.text());
  });
  return page;
}

/** How long a page may be still before it counts as settled, and before it says that it is busy. */
const STILL_MS = 300;

/** Waits until a page awaits nothing. Its stream of events never ends, so that the network is never idle. */
export async function untilSettled(page: Page): Promise<void> {
  const isStill = () => document.querySelector('[aria-busy="true"], .atl-busy-bar') === null;
  for (let still = 0; still < 2; still++) {
    await page.waitForTimeout(STILL_MS);
    await page.waitForFunction(isStill);
  }
}

// Kept in the repository when they were asked for (CI, `pnpm screens`), so that an ordinary run changes no file in it.
const kept = process.env["CI"] || process.env["ATLAS_SCREENS"];
const screens = fileURLToPath(new URL(kept ? "./screens/" : "../test-results/screens/", import.meta.url));

/** Keeps a picture of the page as PAGE-STATE-THEME.png. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: `${screens}${name}.png`, animations: "disabled", caret: "hide" });
}

/** What axe finds wrong with the page, a line each. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary?.replace(/\s+/g, " ") ?? ""}`),
  );
}

/** Expects that a page has no violations, does not scroll sideways as a whole, and has logged no error. */
export async function expectSound(page: Page & { errors: string[] }): Promise<void> {
  expect(await accessibilityViolations(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, "the page itself never scrolls sideways").toBeLessThanOrEqual(0);
  expect(page.errors).toEqual([]);
}
