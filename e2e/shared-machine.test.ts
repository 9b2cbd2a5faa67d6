import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startAtlas } from "./atlas.ts";
import { DESK, hasBrowser, launchBrowser, openPage } from "./browser.ts";
import { emptyStore, type TemporaryStore } from "./stores.ts";

const BASE_PATH = "/user/me/proxy/8000";
const TOKEN = "a-token-of-the-tests";

describe.skipIf(!hasBrowser())("behind a proxy's path, with a token", () => {
  let atlas: Atlas;
  let browser: Browser;
  let place: TemporaryStore;
  let home: string;

  beforeAll(async () => {
    place = emptyStore();
    const access = ["--base-path", `${BASE_PATH}/`, "--token", TOKEN];
    const demo = ["demo", "--seed", "1", "--until", "2026-03-02T09:00:00", "--out", place.path];
    [atlas, browser] = await Promise.all([startAtlas([...demo, ...access]), launchBrowser()]);
    home = atlas.url + BASE_PATH;
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    place?.remove();
  });

  it("asks who comes without the token for it, and goes on to where they were going", async () => {
    const page = await openPage(browser, DESK);
    await page.goto(`${home}/experiments`);
    await page.getByLabel("Token").fill("not this one");
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByText("This is not the token").waitFor();
    await page.getByLabel("Token").fill(TOKEN);
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("row").nth(2).waitFor();
    expect(page.url()).toBe(`${home}/experiments`);
    // The two pages that asked for it were 401.
    expect(page.errors.filter((text) => !text.includes("401"))).toEqual([]);
    await page.context().close();
  });

  it("lets the ready link in, forgets the token in the address, and finds every page by links", async () => {
    const page = await openPage(browser, DESK);
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith(`${BASE_PATH}/`)) elsewhere.push(pathname);
    });
    await page.goto(`${home}/?token=${TOKEN}`);
    await page.waitForURL(`${home}/experiments`);
    await page.getByRole("row").nth(2).waitFor();
    for (const { name, value, httpOnly, sameSite, path } of await page.context().cookies()) {
      expect({ name, value, httpOnly, sameSite, path }).toEqual({
        name: `atlas-token-${new URL(home).port}`,
        value: TOKEN,
        httpOnly: true,
        sameSite: "Strict",
        path: `${BASE_PATH}/`,
      });
    }

    await page.getByRole("link", { name: "optimisers" }).first().click();
    await page.waitForURL(/\/proxy\/8000\/experiments\/.+/);
    await page
      .getByRole("link", { name: /^[\d,]+ runs$/ })
      .first()
      .click();
    await page.waitForURL(/\/proxy\/8000\/runs\?/);
    await page.locator("tbody tr a").first().press("Enter");
    await page.waitForURL(/\/proxy\/8000\/runs\/[0-9a-f]/);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.waitForURL(`${home}/store`);
    await page.goBack();
    await page.waitForURL(/\/proxy\/8000\/runs\/[0-9a-f]/);
    await page.getByRole("link", { name: "Plots" }).click();
    await page.waitForURL(/\/proxy\/8000\/plots/);
    await page.getByRole("heading", { level: 1 }).waitFor();

    expect(elsewhere).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it("lets the link in when a page of another site leads to it", async () => {
    const other = await otherSite(`${home}/?token=${TOKEN}`);
    const page = await openPage(browser, DESK);
    await page.goto(other.url);
    await page.getByRole("link").click();
    await page.waitForURL(`${home}/experiments`);
    await page.getByRole("row").nth(2).waitFor();
    // And once more, now that there is a cookie.
    await page.goto(other.url);
    await page.getByRole("link").click();
    await page.getByRole("row").nth(2).waitFor();
    await page.context().close();
    other.server.close();
  });
});

/** A page with a link, of a site that is another one to a browser: it goes by another name. */
async function otherSite(href: string): Promise<{ url: string; server: Server }> {
  const server = createServer((_, answer) =>
    answer.setHeader("content-type", "text/html").end(`<a href="${href}">Atlas</a>`),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
}
