import { request } from "node:http";
import { createConnection } from "node:net";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type AtlasProcess, addressOf, startAtlas } from "../atlas-process.ts";
import { writeSmallStore } from "../small-store.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

// Each starts a process, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const PAGE = { accept: "text/html" };

function serve(args: readonly string[] = [], env: Record<string, string> = {}): AtlasProcess {
  const store = temporaryDirectory();
  writeSmallStore(store, 2);
  return startAtlas(["serve", "--store", store, "--port", "0", ...args], { env });
}

/** The link that is printed, with the token if there is one. */
async function linkOf(atlas: AtlasProcess): Promise<URL> {
  const [, link] = await atlas.says(/^Atlas is at (http:\S+) /m);
  return new URL(link!);
}

/** What is answered to a request with a Host header of its own, which `fetch` would not send. */
function askAs(host: string, address: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    request(`${address}/api/runs`, { headers: { host } }, async (answer) => {
      resolve({ status: answer.statusCode, text: (await answer.setEncoding("utf8").toArray()).join("") });
    })
      .on("error", reject)
      .end();
  });
}

describe("a token", () => {
  test("is asked for by everything, and comes from the option, the variable, or the link", async () => {
    const fromOption = serve(["--token", "s3cret"]);
    const fromVariable = serve([], { ATLAS_TOKEN: "s3cret" });
    for (const atlas of [fromOption, fromVariable]) {
      const address = await addressOf(atlas);
      expect((await linkOf(atlas)).searchParams.get("token")).toBe("s3cret");
      for (const path of [
        "/",
        "/runs",
        "/api/health",
        "/api/events",
        "/docs",
        "/assets/index.js",
        "/nothing",
      ])
        expect((await fetch(address + path)).status).toBe(401);
      const headers = { authorization: "Bearer s3cret" };
      expect((await fetch(`${address}/api/health`, { headers })).status).toBe(200);
    }
  });

  test("is made when --token has no value, and is another each time", async () => {
    const links = await Promise.all([serve(["--token"]), serve(["--token"])].map(linkOf));
    const tokens = links.map((link) => link.searchParams.get("token"));
    for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/);
    expect(tokens[0]).not.toBe(tokens[1]);
    const answer = await fetch(links[0]!, { headers: PAGE, redirect: "manual" });
    expect(answer.status).toBe(303);
    const cookie = answer.headers.get("set-cookie")!;
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    const next = new URL(answer.headers.get("location")!, links[0]);
    expect(next.search).toBe("");
    expect(
      (await fetch(new URL("api/health", next), { headers: { cookie: cookie.split(";")[0]! } })).status,
    ).toBe(200);
  });

  test("is made where others can reach the address, and that is all that is needed there", async () => {
    const atlas = serve(["--host", "0.0.0.0"]);
    const link = await linkOf(atlas);
    expect(link.hostname).toBe("127.0.0.1");
    expect((await fetch(new URL("/api/health", link))).status).toBe(401);
    const known = new URL(`/api/health${link.search}`, link);
    expect((await fetch(known)).status).toBe(200);
    const [, elsewhere] = await atlas.says(/^From other machines: (\S+)$/m);
    expect(new URL(elsewhere!).searchParams.get("token")).toBe(link.searchParams.get("token"));
  });

  test("is never in what is said of requests", async () => {
    const atlas = serve(["--token", "s3cret", "--log-level", "info"]);
    const link = await linkOf(atlas);
    await (await fetch(link)).text();
    await atlas.warns(/ GET \/ \d{3} /);
    expect(atlas.stderr()).not.toContain("s3cret");
  });

  test("that no header can hold is wrong usage", async () => {
    const atlas = serve(["--token", "two words"]);
    expect(await atlas.ended).toMatchObject({ status: 2 });
    expect(atlas.stderr()).toContain("A token is made of");
  });
});

describe("a name that leads to this machine, but is none of its own (DNS rebinding)", () => {
  test("gets nothing, at whatever address", async () => {
    const atlas = serve(["--host", "0.0.0.0", "--no-token"]);
    const address = await addressOf(atlas);
    const rebound = await askAs("evil.example:8000", address);
    expect(rebound.status).toBe(421);
    expect(rebound.text).toContain("--allow-host");
    expect(rebound.text).not.toContain("run_id");
    for (const host of ["localhost", "127.0.0.1:1234", "[::1]"])
      expect((await askAs(host, address)).status).toBe(200);
  });

  test("can be allowed", async () => {
    const address = await addressOf(serve(["--allow-host", "a.example", "--allow-host", "b.example"]));
    for (const [host, status] of [
      ["a.example", 200],
      ["B.example:8443", 200],
      ["c.example", 421],
    ] as const)
      expect((await askAs(host, address)).status).toBe(status);
  });
});

describe("--base-path", () => {
  test("is before everything that is served and said, and may be taken off by a proxy", async () => {
    const atlas = serve(["--base-path", "/user/me/proxy/8000/"]);
    const address = await addressOf(atlas);
    expect(address).toMatch(/\/user\/me\/proxy\/8000$/);
    const { origin } = new URL(address);
    for (const base of [address, origin]) {
      expect((await fetch(`${base}/api/health`)).status).toBe(200);
      const document = await (await fetch(`${base}/api/openapi.json`)).json();
      expect(document).toMatchObject({ servers: [{ url: "/user/me/proxy/8000" }] });
      expect(await (await fetch(`${base}/docs`)).text()).toContain(`${address}/api/health`);
    }
    const nested = await fetch(`${address}x/api/health`);
    // Without a build, there is no web app to say that it has no such page.
    expect([404, 503]).toContain(nested.status);
  });

  test.each(["x", "/a b", "//evil.example", "/a/../b", "/a?b"])("%j is none", async (path) => {
    const atlas = serve(["--base-path", path]);
    expect(await atlas.ended).toMatchObject({ status: 2 });
    expect(atlas.stderr()).toContain("A base path looks like /atlas/");
  });
});

describe("--allow-origin", () => {
  test("opens the API to the pages of that site, and to no other", async () => {
    const address = await addressOf(serve(["--allow-origin", "https://a.example"]));
    const allowed = async (origin: string) =>
      (await fetch(`${address}/api/health`, { headers: { origin } })).headers.get(
        "access-control-allow-origin",
      );
    expect(await allowed("https://a.example")).toBe("https://a.example");
    expect(await allowed("https://b.example")).toBeNull();
    const closed = await addressOf(serve());
    const { headers } = await fetch(`${closed}/api/health`, { headers: { origin: "https://a.example" } });
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  test.each(["*", "a.example", "https://a.example/", "null"])("%j is no origin", async (origin) => {
    expect(await serve(["--allow-origin", origin]).ended).toMatchObject({ status: 2 });
  });
});

describe("on a machine that others may use", () => {
  test.each([
    ["SLURM_JOB_ID", "4815162", "the SLURM job 4815162"],
    ["SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22", "a machine reached by SSH"],
    ["JUPYTERHUB_USER", "me", "a JupyterHub"],
  ])("with %s, it says that they can read the runs, and what keeps them out", async (name, value, words) => {
    const atlas = serve([], { [name]: value });
    const [warning] = await atlas.warns(/^warning: .*\n/);
    expect(warning).toContain(words);
    expect(warning).toMatch(/--token or --socket keeps others out/);
  });

  test("it says nothing of it where a token keeps them out", async () => {
    const atlas = serve(["--token"], { SLURM_JOB_ID: "4815162" });
    await atlas.says(/^2 runs/m);
    expect(atlas.stderr()).toBe("");
  });
});

test("what is no HTTP is answered without a word of the inside", async () => {
  const { hostname, port } = new URL(await addressOf(serve()));
  const socket = createConnection(Number(port), hostname);
  socket.end("NOPE\r\n\r\n");
  const text = (await socket.setEncoding("utf8").toArray()).join("");
  expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  expect(text).not.toMatch(new RegExp(`node_modules|at |${join("apps", "server")}`));
});
