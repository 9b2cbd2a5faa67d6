import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { delimiter, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { addressOf, startAtlas } from "../atlas-process.ts";
import { writeSmallStore } from "../small-store.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

// Each starts a process, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

function serve(directory: string, ...args: string[]) {
  return startAtlas(["serve", "--store", directory, "--port", "0", ...args]);
}

async function json<Answer>(url: string): Promise<Answer> {
  return (await fetch(url)).json() as Promise<Answer>;
}

describe("the start-up message", () => {
  test("is the address, then what was found", async () => {
    const root = temporaryDirectory();
    writeSmallStore(join(root, "one"), 3);
    writeSmallStore(join(root, "group", "two"), 1);
    mkdirSync(join(root, "one", "runs", "broken.json"));
    writeFileSync(join(root, "one", "runs", "half.json"), '{"run_id": ');
    const atlas = serve(root);
    await atlas.says(/\/store\n/);
    expect(atlas.stdout()).toMatch(
      /^Atlas is at http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl-C ends it\)\n\d runs in 1 experiment from 2 stores, read in \d+\.\d+ s; \d problems?: see \/store\n$/,
    );
    expect(atlas.stderr()).toBe("");
  });

  test("of an empty directory says what Atlas waits for", async () => {
    const atlas = serve(temporaryDirectory());
    const [sentence] = await atlas.says(/^No store .*\n/m);
    expect(sentence).toContain("waits for a _meta.json");
    expect(await json(`${await addressOf(atlas)}/api/health`)).toMatchObject({ runs: 0 });
  });

  test("warns when others can reach the runs", async () => {
    const atlas = serve(temporaryDirectory(), "--host", "0.0.0.0", "--no-token");
    expect(await addressOf(atlas)).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await atlas.warns(/^warning: anyone on the network .*\n$/);
  });
});

describe("what is served", () => {
  test("is every --store", async () => {
    const [one, two] = [temporaryDirectory(), temporaryDirectory()];
    writeSmallStore(one, 2);
    writeSmallStore(join(two, "nested"), 3);
    const atlas = serve(one, "--store", two);
    await atlas.says(/^3 runs in 1 experiment from 2 stores/m);
  });

  test("is what ATLAS_STORE_PATH lists when there is no --store", async () => {
    const [one, two, three] = [temporaryDirectory(), temporaryDirectory(), temporaryDirectory()];
    writeSmallStore(one, 2);
    writeSmallStore(two, 3);
    writeSmallStore(three, 5);
    const env = { ATLAS_STORE_PATH: [one, "", two].join(delimiter) };
    const fromEnvironment = startAtlas(["serve", "--port", "0"], { env });
    await fromEnvironment.says(/^3 runs in 1 experiment from 2 stores/m);
    const fromOption = startAtlas(["serve", "--port", "0", "--store", three], { env });
    await fromOption.says(/^5 runs in 1 experiment from 1 store,/m);
  });

  test("is ./runs when nothing is named", async () => {
    const cwd = temporaryDirectory();
    writeSmallStore(join(cwd, "runs"), 4);
    for (const variable of [undefined, "", delimiter]) {
      const env = variable === undefined ? {} : { ATLAS_STORE_PATH: variable };
      await startAtlas(["serve", "--port", "0"], { cwd, env }).says(/^4 runs/m);
    }
  });

  test("are the API, its own 404 and pages, none of them sniffed", async () => {
    const store = temporaryDirectory();
    writeSmallStore(store, 2);
    const atlas = serve(store);
    await atlas.says(/^2 runs/m);
    const address = await addressOf(atlas);
    expect(await json(`${address}/api/runs?limit=1`)).toMatchObject({ total: 2 });
    const unknown = await fetch(`${address}/api/unknown`, { headers: { accept: "text/html" } });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({ detail: "Not Found" });
    const page = await fetch(`${address}/runs`, { headers: { accept: "text/html" } });
    expect(page.headers.get("content-type")).toMatch(/^text\/(html|plain)/i);
    for (const answer of [unknown, page])
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("is only read", async () => {
    const store = temporaryDirectory();
    writeSmallStore(store, 5);
    mkdirSync(join(store, "logs"));
    const before = listing(store);
    const atlas = serve(store);
    await atlas.says(/^5 runs/m);
    const address = await addressOf(atlas);
    const { runs } = await json<{ runs: { record: { run_id: string } }[] }>(`${address}/api/runs`);
    const id = runs[0]!.record.run_id;
    for (const path of [
      `runs/${id}`,
      "meta/fields",
      "meta/experiments",
      "experiments/small%3A1.0/manifests",
    ]) {
      expect((await fetch(`${address}/api/${path}`)).status).toBe(200);
    }
    await fetch(`${address}/api/meta/refresh`, { method: "POST" });
    atlas.child.kill("SIGINT");
    await atlas.ended;
    expect(listing(store)).toEqual(before);
  });
});

describe("the end", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "comes at once with %s, and cuts open connections",
    async (signal) => {
      const store = temporaryDirectory();
      writeSmallStore(store, 1);
      const atlas = serve(store);
      const { hostname, port } = new URL(await addressOf(atlas));
      const socket = connect(Number(port), hostname);
      onTestFinished(() => void socket.destroy());
      await new Promise((resolve) => socket.once("connect", resolve));
      // Half a request: it would wait for the rest.
      socket.write("POST /api/rows HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{");
      const cut = new Promise((resolve) => socket.once("close", resolve));
      socket.on("error", () => {});
      socket.resume();
      atlas.child.kill(signal);
      expect(await atlas.ended).toEqual({ status: 0, signal: null });
      await cut;
    },
  );

  test.each(["SIGINT", "SIGTERM"] as const)("closes streams of events with %s", async (signal) => {
    const atlas = serve(temporaryDirectory());
    const answer = await fetch(`${await addressOf(atlas)}/api/events`);
    const reader = answer.body!.getReader();
    await reader.read();
    atlas.child.kill(signal);
    for (let part = await reader.read(); !part.done; ) part = await reader.read();
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
  });

  test("comes once when a signal arrives twice, as from a script runner", async () => {
    const atlas = serve(temporaryDirectory());
    await addressOf(atlas);
    atlas.child.kill("SIGINT");
    atlas.child.kill("SIGTERM");
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
  });
});

test("--reload runs the same command from source, and ends with it", async () => {
  const store = temporaryDirectory();
  writeSmallStore(store, 2);
  const atlas = serve(store, "--reload");
  await atlas.says(/^2 runs/m);
  const address = await addressOf(atlas);
  expect((await fetch(`${address}/api/health`)).status).toBe(200);
  atlas.child.kill("SIGTERM");
  expect(await atlas.ended).toEqual({ status: 0, signal: null });
  await expect(fetch(`${address}/api/health`)).rejects.toThrow();
});

/** Everything below a directory with its kind, size and times of change. */
function listing(directory: string) {
  return ["", ...readdirSync(directory, { recursive: true, encoding: "utf8" })].sort().map((path) => {
    const { mode, size, mtimeMs, ctimeMs, ino } = statSync(join(directory, path));
    return { path, mode, size, mtimeMs, ctimeMs, ino };
  });
}
