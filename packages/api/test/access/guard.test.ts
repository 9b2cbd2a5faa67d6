import { type GuardOptions, guard, pathBelow } from "@atlas/api";
import { type Context, Hono } from "hono";
import { describe, expect, test } from "vitest";

const TOKEN = "a secret of some length; %41";
const PAGE = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

/** An app behind a guard that says what it was asked for. */
function guarded(options: GuardOptions) {
  const app = new Hono({ getPath: pathBelow(options.basePath ?? "") });
  guard(app, options);
  app.all("*", (c) => c.text(`${c.req.method} ${c.req.path}`));
  return (address: string, headers: Record<string, string> = {}, method = "GET") => {
    const { host } = new URL(address);
    return app.request(address, { method, headers: { host, ...headers } });
  };
}

describe("the Host header", () => {
  test.each([
    "localhost",
    "localhost:8000",
    "LOCALHOST.:8000",
    "atlas.localhost",
    "127.0.0.1:8000",
    "127.1.2.3",
    "[::1]:8000",
    "192.0.2.7:8000",
    "[2001:db8::1]",
    "hub.example.org:443",
    "login01",
  ])("%s is served", async (host) => {
    const ask = guarded({ hosts: ["Hub.Example.org", "login01"] });
    expect((await ask("http://localhost/", { host })).status).toBe(200);
  });

  test.each([
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evillocalhost",
    "1.2.3.4.5",
    "[::1].evil.example",
    "evil:8000:1",
    "127.0.0.1@evil.example",
    "",
  ])("%j is refused with a sentence", async (host) => {
    const answer = await guarded({ token: TOKEN })("http://localhost/", { host });
    expect(answer.status).toBe(421);
    expect(await answer.json()).toEqual({ detail: expect.stringContaining("--allow-host") });
  });
});

describe("the token", () => {
  const ask = guarded({ token: TOKEN, basePath: "/x" });
  const link = `http://localhost:8000/x/runs/a%2Fb?q=1&token=${encodeURIComponent(TOKEN)}`;

  test("lets in nobody who does not have it, and says how", async () => {
    for (const headers of [{}, { authorization: `Basic ${TOKEN}` }, { cookie: `atlas-token=${TOKEN}` }]) {
      const answer = await ask("http://localhost:8000/x/api/health", headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="Atlas"');
      expect(await answer.json()).toEqual({ detail: expect.stringContaining("Authorization: Bearer") });
    }
  });

  test.each(["wrong", TOKEN.slice(1), `${TOKEN}x`, ""])("does not take %j for it", async (given) => {
    const address = `http://localhost:8000/x/?token=${encodeURIComponent(given)}`;
    expect((await ask(address)).status).toBe(401);
    expect((await ask(address, PAGE)).status).toBe(401);
    const cookie = `atlas-token-8000=${encodeURIComponent(given)}`;
    expect((await ask("http://localhost:8000/x/", { cookie })).status).toBe(401);
  });

  test("is taken from Authorization: Bearer", async () => {
    const asked = guarded({ token: "secret" });
    expect((await asked("http://localhost/", { authorization: "bearer secret" })).status).toBe(200);
    expect((await asked("http://localhost/", { authorization: "Bearer secrets" })).status).toBe(401);
  });

  test("in a link gives a browser a cookie, and is gone from the address", async () => {
    const answer = await ask(link, PAGE);
    expect(answer.status).toBe(303);
    expect(new URL(answer.headers.get("location") ?? "", link).href).toBe(
      "http://localhost:8000/x/runs/a%2Fb?q=1",
    );
    const [cookie = "", ...attributes] = (answer.headers.get("set-cookie") ?? "").split("; ");
    expect(cookie).toMatch(/^atlas-token-8000=/);
    expect(attributes.sort()).toEqual(["HttpOnly", "Path=/x/", "SameSite=Strict"]);
    expect((await ask("http://localhost:8000/x/api/health", { cookie })).status).toBe(200);
    expect((await ask("http://localhost:8001/x/api/health", { cookie })).status).toBe(401);
  });

  test("and its cookie are shown by a browser that another site led here once it comes by itself", async () => {
    const led = { ...PAGE, "sec-fetch-site": "cross-site" };
    const byLink = await ask(link, led);
    expect(byLink.status).toBe(200);
    expect(byLink.headers.get("set-cookie")).toContain("SameSite=Strict");
    expect(await byLink.text()).toContain('content="0; url=./a%2Fb?q=1"');
    const without = await ask('http://localhost:8000/x/runs?q="><script>', led);
    expect(without.headers.get("set-cookie")).toBeNull();
    const page = await without.text();
    expect(page).toContain("url=./runs?q=");
    expect(page).not.toContain("<script");
    const byItself = { ...PAGE, "sec-fetch-site": "same-origin" };
    expect((await ask("http://localhost:8000/x/runs", byItself)).status).toBe(401);
  });

  test("in a link lets a program in at once", async () => {
    expect(await (await ask(link)).text()).toBe("GET /runs/a%2Fb");
  });

  test("is never sent over plain HTTP once a browser came over HTTPS", async () => {
    const answer = await ask(link, { ...PAGE, "x-forwarded-proto": "https" });
    expect(answer.headers.get("set-cookie")).toContain("Secure");
  });

  test("can be entered on a page that runs nothing and loads nothing", async () => {
    const answer = await ask("http://localhost:8000/x/runs", PAGE);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    const page = await answer.text();
    expect(page).toContain('name="token"');
    expect(page).not.toMatch(/<script|<link|<style| src=/);
  });
});

describe("who guesses tokens", () => {
  const addressOf = (c: Context) => c.req.header("x-from");
  const guess = (ask: ReturnType<typeof guarded>, token: string, from: string) =>
    ask("http://localhost/", { authorization: `Bearer ${token}`, "x-from": from });

  test("is not listened to for a while, by header, cookie and link, and is told for how long", async () => {
    const ask = guarded({ token: "secret", addressOf });
    for (let i = 0; i < 10; i++) expect((await guess(ask, `guess${i}`, "a")).status).toBe(401);
    for (const answer of [
      await guess(ask, "guess10", "a"),
      await ask("http://localhost/?token=secret", { "x-from": "a" }),
      await ask("http://localhost/", { cookie: "atlas-token=secret", "x-from": "a" }),
    ]) {
      expect(answer.status).toBe(429);
      expect(answer.headers.get("retry-after")).toMatch(/^(?:60|[1-5]\d)$/);
      expect(await answer.json()).toEqual({ detail: expect.stringContaining("try again in") });
    }
    const visit = await ask("http://localhost/?token=secret", { ...PAGE, "x-from": "a" });
    expect(visit.status).toBe(429);
    expect(visit.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await visit.text()).toContain("try again in");
    expect((await ask("http://localhost/", { "x-from": "a" })).status).toBe(401);
    expect((await guess(ask, "secret", "b")).status).toBe(200);
  });

  test("does not get more of them in by asking all at once", async () => {
    const ask = guarded({ token: "secret", addressOf });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => guess(ask, i === 150 ? "secret" : `guess${i}`, "a")),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  });

  test("is not who shows one that was right before the server was started anew", async () => {
    const ask = guarded({ token: "secret", addressOf });
    for (let i = 0; i < 30; i++) expect((await guess(ask, "stale", "a")).status).toBe(401);
    expect((await guess(ask, "secret", "a")).status).toBe(200);
  });

  test("is everyone where nobody says who asks", async () => {
    const ask = guarded({ token: "secret" });
    for (let i = 0; i < 10; i++) await guess(ask, `guess${i}`, `${i}`);
    expect((await guess(ask, "secret", "b")).status).toBe(429);
  });
});

describe("other sites", () => {
  const origin = "https://notebooks.example.org";
  const preflight = {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization",
  };

  test("can read nothing, and show nothing, unless they are named", async () => {
    const ask = guarded({});
    for (const method of ["GET", "OPTIONS"]) {
      const { headers } = await ask("http://localhost/api/runs", preflight, method);
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  });

  test("can read what they are named for, with the token", async () => {
    const ask = guarded({ origins: [origin], token: "secret" });
    const asked = await ask("http://localhost/api/runs", preflight, "OPTIONS");
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-origin")).toBe(origin);
    expect(asked.headers.get("access-control-allow-headers")).toContain("authorization");
    const answer = await ask("http://localhost/api/runs", { origin, authorization: "Bearer secret" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    expect((await ask("http://localhost/api/runs", { origin })).status).toBe(401);
    const other = await ask("http://localhost/api/runs", { origin: "https://evil.example" });
    expect(other.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("every answer tells a browser what not to do with it, and keeps what it says itself", async () => {
  const app = new Hono();
  guard(app, { token: "secret" });
  app.get("/", (c) => c.text("", 200, { "referrer-policy": "no-referrer" }));
  for (const [path, authorization] of [
    ["/", "Bearer secret"],
    ["/nothing", "Bearer secret"],
    ["/", ""],
  ] as const) {
    const { headers } = await app.request(`http://localhost${path}`, {
      headers: { host: "localhost", authorization },
    });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("referrer-policy")).toBe(
      path === "/" && authorization ? "no-referrer" : "same-origin",
    );
  }
});
