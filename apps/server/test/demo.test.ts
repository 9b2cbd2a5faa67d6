import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { addressOf, startAtlas } from "./atlas-process.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

// Each starts a process, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

describe("atlas demo", () => {
  test("serves a store that it wrote, and removes it at the end", async () => {
    const tmp = temporaryDirectory();
    const atlas = startAtlas(["demo", "--port", "0"], { env: { TMPDIR: tmp, TEMP: tmp } });
    await atlas.says(/^652 runs in 2 experiments from 1 store, read in \d+\.\d+ s\n/m);
    const [, directory] = await atlas.says(/^Did 652 runs and wrote them to (.*)$/m);
    expect(existsSync(join(directory!, "_meta.json"))).toBe(true);
    const health = await (await fetch(`${await addressOf(atlas)}/api/health`)).json();
    expect(health).toMatchObject({ runs: 652, problem_count: 0 });
    atlas.child.kill("SIGINT");
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
    expect(existsSync(directory!)).toBe(false);
  });

  test("keeps the store in --out", async () => {
    const out = join(temporaryDirectory(), "new", "store");
    const atlas = startAtlas(["demo", "--port", "0", "--out", out, "--seed", "7"]);
    await atlas.says(/^652 runs/m);
    atlas.child.kill("SIGTERM");
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
    expect(readdirSync(out).sort()).toEqual([
      "_meta.json",
      "artifacts",
      "derived",
      "experiments",
      "logs",
      "results",
      "runs",
    ]);
  });

  test("refuses an --out that holds something", async () => {
    const out = temporaryDirectory();
    writeFileSync(join(out, "mine.txt"), "");
    const atlas = startAtlas(["demo", "--out", out]);
    expect(await atlas.ended).toEqual({ status: 1, signal: null });
    expect(atlas.stderr()).toBe(
      `error: The directory ${out} is not empty: --out needs a new or an empty one\n`,
    );
    expect(readdirSync(out)).toEqual(["mine.txt"]);
  });

  test("refuses an --out that is a file", async () => {
    const out = join(temporaryDirectory(), "file");
    writeFileSync(out, "");
    const atlas = startAtlas(["demo", "--out", out]);
    expect(await atlas.ended).toEqual({ status: 1, signal: null });
    expect(atlas.stderr()).toMatch(/^error: EEXIST: .*\n$/);
  });
});
