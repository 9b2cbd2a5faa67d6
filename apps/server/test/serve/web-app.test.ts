import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openListening } from "../../src/listen/listen.ts";
import { createWebApp } from "../../src/serve/web-app.ts";
import { listWebFiles } from "../../src/web-files.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

const PAGE = '<!doctype html><base href="/" /><title>Atlas</title>';
const HTML = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };

function builtWebApp(basePath = "") {
  const parent = temporaryDirectory();
  const directory = join(parent, "public");
  mkdirSync(join(directory, "assets"), { recursive: true });
  writeFileSync(join(parent, "secret.txt"), "secret");
  symlinkSync(join(parent, "secret.txt"), join(directory, "link.txt"));
  writeFileSync(join(directory, "index.html"), PAGE);
  writeFileSync(join(directory, "favicon.svg"), "<svg/>");
  writeFileSync(join(directory, "assets", "index-a1b2c3.js"), "export {}");
  writeFileSync(join(directory, "assets", "index-d4e5f6.css"), "body {}");
  writeFileSync(join(directory, "assets", "plex-f00.woff2"), Uint8Array.of(1, 2, 255));
  return createWebApp(listWebFiles(directory), basePath);
}

describe("a built web app", () => {
  test.each(["/", "/index.html"])("serves its page at %s, to be asked for again each time", async (path) => {
    const answer = await builtWebApp().request(path);
    expect(await answer.text()).toBe(PAGE);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).not.toContain("unsafe");
  });

  test("says in its page where it lies", async () => {
    const answer = await builtWebApp("/user/$&/x").request("/runs", HTML);
    expect(await answer.text()).toBe(PAGE.replace('"/"', () => '"/user/$&/x/"'));
  });

  test.each([
    ["/assets/index-a1b2c3.js", "text/javascript; charset=utf-8", "export {}"],
    ["/assets/index-d4e5f6.css", "text/css; charset=utf-8", "body {}"],
  ])("serves %s for ever", async (path, type, content) => {
    const answer = await builtWebApp().request(path);
    expect(await answer.text()).toBe(content);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  test.each([
    ["/assets/index-a1b2c3.js", "gzip"],
    ["/assets/plex-f00.woff2", null],
  ])("sends %s as %s to who accepts gzip", async (path, encoding) => {
    const answer = await builtWebApp().request(path, { headers: { "accept-encoding": "gzip, br" } });
    expect(answer.headers.get("content-encoding")).toBe(encoding);
    if (encoding === null) return;
    const plain = answer.body!.pipeThrough(new DecompressionStream("gzip"));
    expect(await new Response(plain).text()).toBe("export {}");
  });

  test("serves bytes as they are", async () => {
    const answer = await builtWebApp().request("/assets/plex-f00.woff2");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 255));
    expect(answer.headers.get("content-type")).toBe("font/woff2");
  });

  test("serves files without a hash to be asked for again", async () => {
    const answer = await builtWebApp().request("/favicon.svg");
    expect(answer.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  });

  test.each(["/runs", "/runs/a%2Fb", "/experiments/%F0%9F%9A%80?q=1"])(
    "shows its page at %s to a browser",
    async (path) => {
      const app = builtWebApp();
      expect(await (await app.request(path, HTML)).text()).toBe(PAGE);
      expect((await app.request(path)).status).toBe(404);
      expect((await app.request(path, { ...HTML, method: "POST" })).status).toBe(404);
    },
  );

  test("has no page for an asset that there is not", async () => {
    expect((await builtWebApp().request("/assets/index-old.js", HTML)).status).toBe(404);
  });

  test("answers HEAD without a body", async () => {
    const answer = await builtWebApp().request("/", { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });

  test("calls broken percent-encoding a bad request", async () => {
    expect((await builtWebApp().request("/%E0%A4%A", HTML)).status).toBe(400);
  });

  test.each([
    "/..%2f..%2f..%2fetc%2fpasswd",
    "/../../../etc/passwd",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/../../secret.txt",
    "/..%5csecret.txt",
    "/assets/..%2findex.html",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/secret.txt%00.js",
    "/link.txt",
  ])("cannot be left by %s", async (path) => {
    const listening = await openListening(builtWebApp().fetch, { host: "127.0.0.1", port: 0 });
    onTestFinished(() => listening.close());
    // A client that sends the path as it is: fetch would shorten it.
    const { hostname, port } = new URL(listening.url!);
    const [status, text] = await new Promise<[number | undefined, string]>((resolve, reject) => {
      request({ hostname, port, path }, async (answer) => {
        resolve([answer.statusCode, (await answer.setEncoding("utf8").toArray()).join("")]);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/secret|root:|doctype/);
  });
});

test("a web app that is not built says how to", async () => {
  const answer = await createWebApp(undefined, "").request("/runs", HTML);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/i);
  expect(await answer.text()).toContain("pnpm build");
});
