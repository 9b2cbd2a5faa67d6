import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startDelayProxy } from "../packages/store-sftp/test/delay-proxy.ts";
import { sshdPath } from "../packages/store-sftp/test/programs.ts";
import { startSshd } from "../packages/store-sftp/test/sshd.ts";
import { startAtlas, startDemo, untilRead } from "./atlas.ts";
import { DESK, expectSound, hasBrowser, keepScreen, launchBrowser, openPage, VIEWS } from "./browser.ts";
import { emptyStore } from "./stores.ts";

describe.skipIf(!hasBrowser() || sshdPath() === undefined)("runs on another machine", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it("a connection that is lost: told on every page, what is there stays, and it is mended by itself", async () => {
    const place = emptyStore();
    onTestFinished(() => place.remove());
    const store = join(place.path, "store");
    const demo = await startDemo(store);
    await untilRead(demo);
    await demo.stop();
    const sshd = await startSshd();
    onTestFinished(() => sshd.close());
    const line = await startDelayProxy(sshd.port, 5);
    const cache = join(place.path, "cache");
    const atlas = await startAtlas(
      [
        "serve",
        "--remote",
        `ssh://127.0.0.1:${line.port}${store}`,
        "--accept-new-host-key",
        "--cache-dir",
        cache,
      ],
      { HOME: sshd.side.home },
    );
    onTestFinished(async () => void (await atlas.stop()));
    await untilRead(atlas);
    const page = await openPage(browser, DESK);
    await page.goto(`${atlas.url}/runs`);
    const firstRun = page.locator("tbody tr a").first();
    await firstRun.waitFor();
    const { href } = await firstRun.evaluate((link: HTMLAnchorElement) => ({ href: link.href }));
    await page.goto(`${atlas.url}/store`);
    await page.getByText(/connected since/).waitFor();
    await keepScreen(page, "remote-connected-light");

    await line.close();
    const lost = page.getByRole("status").filter({ hasText: "No answer from 127.0.0.1" });
    await lost.waitFor();
    await page.getByText(/lost since/).waitFor();
    for (const [name, view] of VIEWS) {
      const other = await openPage(browser, view);
      await other.goto(`${atlas.url}/store`);
      await other.getByText(/lost since/).waitFor();
      await keepScreen(other, `remote-lost-${name}`);
      await expectSound(other);
      await other.context().close();
    }
    // A run that nobody has looked at is there all the same, and its artifacts are said not to be.
    await page.goto(href);
    await page.getByRole("heading", { name: "Metrics" }).waitFor();
    await lost.waitFor();
    await page
      .getByText(/Cannot connect to 127/)
      .first()
      .waitFor();
    await keepScreen(page, "remote-lost-run-light");
    expect(await page.getByText(/No answer from the server/).count()).toBe(0);

    const mended = await startDelayProxy(sshd.port, 5, line.port);
    onTestFinished(() => mended.close());
    await lost.waitFor({ state: "detached", timeout: 60_000 });
    await page.goto(`${atlas.url}/store`);
    await page.getByText(/connected since/).waitFor();
  }, 180_000);
});
