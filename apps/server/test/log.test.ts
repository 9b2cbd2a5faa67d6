import { once } from "node:events";
import { createConnection } from "node:net";
import { expect, test, vi } from "vitest";
import { createLog, LOG_LEVELS } from "../src/log.ts";
import { addressOf, startAtlas } from "./atlas-process.ts";
import { writeSmallStore } from "./small-store.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

vi.setConfig({ testTimeout: 60_000 });

test.each(LOG_LEVELS.map((logLevel, i) => [logLevel, i] as const))(
  "%s says that and what is worse",
  (logLevel, count) => {
    const lines: string[] = [];
    const log = createLog({ logLevel }, (line) => lines.push(line));
    for (const level of ["error", "warn", "info"] as const) log.say(level, "this");
    const all = ["error: this", "warning: this", expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z this$/)];
    expect(lines).toEqual(all.slice(0, count));
  },
);

test("of requests, nothing is said by default but what is refused", async () => {
  const store = temporaryDirectory();
  writeSmallStore(store, 1);
  const atlas = startAtlas(["serve", "--store", store, "--port", "0", "--token", "secret"]);
  const address = await addressOf(atlas);
  await fetch(`${address}/api/health?token=secret`);
  await fetch(`${address}/api/runs?token=wrong`);
  await atlas.warns(/\n/);
  expect(atlas.stderr()).toMatch(/^warning: GET \/api\/runs 401 [\d.]+ ms \d+ B\n$/);
});

test("in JSON, every line is an object with what a machine wants to know", async () => {
  const store = temporaryDirectory();
  writeSmallStore(store, 1);
  const atlas = startAtlas([
    ...["serve", "--store", store, "--port", "0"],
    "--log-level",
    "info",
    "--log-json",
  ]);
  const address = await addressOf(atlas);
  const body = await (await fetch(`${address}/api/health?q=secret`)).text();
  await atlas.warns(/\n/);
  const [line] = atlas
    .stderr()
    .split("\n")
    .map((text) => JSON.parse(text || "null"));
  expect(line).toEqual({
    time: expect.stringMatching(/Z$/),
    level: "info",
    message: expect.stringMatching(/^GET \/api\/health 200 /),
    method: "GET",
    path: "/api/health",
    status: 200,
    duration_ms: expect.any(Number),
    size_bytes: expect.any(Number),
  });
  expect(line.size_bytes).toBeGreaterThan(body.length / 4);
});

test("nobody writes into the log by what they ask for", async () => {
  const store = temporaryDirectory();
  writeSmallStore(store, 1);
  const atlas = startAtlas(["serve", "--store", store, "--port", "0", "--log-level", "info"]);
  const { port } = new URL(await addressOf(atlas));
  const socket = createConnection(Number(port), "127.0.0.1");
  socket.write(
    "GET /a\x1b[2J\xffb HTTP/1.1\r\nHost: localhost\r\n\r\nGET /%0Aerror:%1b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "latin1",
  );
  await once(socket.resume(), "close");
  await fetch(`http://127.0.0.1:${port}/last%0Aerror`);
  await atlas.warns(/last/);
  const said = atlas.stderr();
  expect(said).not.toMatch(/^error/m);
  expect(said.replaceAll("\n", "")).toMatch(/^[\x20-\x7e]*$/);
});
