import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { addressOf, startAtlas } from "./atlas-process.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

// Most start a process that does two thousand runs, and a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

/** Resolves once a condition holds. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The ids of the runs below a directory that are said to be running. */
function runningIn(directory: string): string[] {
  return readdirSync(join(directory, "runs"))
    .filter((name) => !name.includes(".tmp."))
    .filter((name) => readFileSync(join(directory, "runs", name), "utf8").includes('"status": "running"'))
    .map((name) => name.replace(".json", ""));
}

describe("atlas demo", () => {
  test("serves a store that it wrote, and removes it at the end", async () => {
    const tmp = temporaryDirectory();
    const atlas = startAtlas(["demo", "--port", "0"], { env: { TMPDIR: tmp, TEMP: tmp } });
    await atlas.says(/^2,140 runs in 3 experiments from 1 store, read in \d+\.\d+ s\n/m);
    const [, directory] = await atlas.says(/^Did 2,140 runs in \d+\.\d s and wrote them to (.*)$/m);
    expect(existsSync(join(directory!, "_meta.json"))).toBe(true);
    const health = await (await fetch(`${await addressOf(atlas)}/api/health`)).json();
    expect(health).toMatchObject({ runs: 2140, problem_count: 0 });
    atlas.child.kill("SIGINT");
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
    expect(existsSync(directory!)).toBe(false);
  });

  test("leaves nothing in the temporary place when it is ended while it writes", async () => {
    const tmp = temporaryDirectory();
    const atlas = startAtlas(["demo", "--port", "0"], { env: { TMPDIR: tmp, TEMP: tmp } });
    const demos = () => readdirSync(tmp).filter((name) => name.startsWith("atlas-demo-"));
    await until(() => demos().length > 0);
    atlas.child.kill("SIGTERM");
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
    expect(atlas.stdout()).toBe("");
    expect(demos()).toEqual([]);
  });

  test("keeps the store in --out, shows it again, and shows no other seed's for it", async () => {
    const out = join(temporaryDirectory(), "new", "store");
    const args = ["demo", "--port", "0", "--out", out, "--seed", "7", "--until", "2026-03-02T09:00:00"];
    const first = startAtlas(args);
    await first.says(/^2,140 runs/m);
    first.child.kill("SIGTERM");
    expect(await first.ended).toEqual({ status: 0, signal: null });
    const folders = [
      ".locks",
      "_meta.json",
      "artifacts",
      "derived",
      "experiments",
      "logs",
      "results",
      "runs",
    ];
    expect(readdirSync(out).sort()).toEqual(folders);
    const [newest] = readdirSync(join(out, "experiments")).sort().reverse();
    expect(newest).toMatch(/^spirals_1\.0_20260301_\d{6}\.json$/);

    const writtenAt = statSync(join(out, "_meta.json")).mtimeMs;
    const again = startAtlas(args);
    await again.says(/^The demo of the seed 7 is in .*: it is shown as it is\n/m);
    await again.says(/^2,140 runs/m);
    again.child.kill("SIGTERM");
    await again.ended;
    expect(statSync(join(out, "_meta.json")).mtimeMs).toBe(writtenAt);

    const other = startAtlas(["demo", "--out", out, "--seed", "8"]);
    expect(await other.ended).toEqual({ status: 1, signal: null });
    expect(other.stderr()).toBe(
      `error: The directory ${out} holds the demo of the seed 7: ask for it with --seed 7, or name another directory\n`,
    );
  });

  test("empties --out again when it is ended while it writes", async () => {
    const out = join(temporaryDirectory(), "store");
    const atlas = startAtlas(["demo", "--port", "0", "--out", out]);
    await until(() => existsSync(join(out, "runs")));
    atlas.child.kill("SIGINT");
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
    expect(readdirSync(out)).toEqual([]);
  });

  test("goes on with the runs with --live: those that were running first, then new ones", async () => {
    const out = join(temporaryDirectory(), "store");
    const atlas = startAtlas(["demo", "--port", "0", "--out", out, "--live"]);
    await atlas.says(/^2,140 runs/m);
    const before = new Set(readdirSync(join(out, "runs")));
    const written = runningIn(out);
    await until(() => readdirSync(join(out, "runs")).filter((name) => !name.includes(".tmp.")).length > 2141);
    atlas.child.kill("SIGINT");
    expect(await atlas.ended).toEqual({ status: 0, signal: null });
    const added = readdirSync(join(out, "runs")).filter((name) => !before.has(name));
    expect(added.length).toBeGreaterThan(1);
    expect(added.filter((name) => name.includes(".tmp."))).toEqual([]);

    // The first version's run was killed: nobody goes on with it.
    const resumed = written.filter((id) => !runningIn(out).includes(id));
    expect(resumed.length).toBeGreaterThan(0);
    for (const id of resumed) {
      const log = readFileSync(join(out, "logs", `${id}_run.log`), "utf8");
      expect(log.match(/iteration 0:/g)).toHaveLength(2);
    }
  });

  test("refuses an --out that holds something else", async () => {
    const out = temporaryDirectory();
    writeFileSync(join(out, "_meta.json"), '{"created_by": "metalab"}');
    const atlas = startAtlas(["demo", "--out", out]);
    expect(await atlas.ended).toEqual({ status: 1, signal: null });
    expect(atlas.stderr()).toBe(
      `error: The directory ${out} is not empty, and no demo of Atlas: --out needs a new or an empty one\n`,
    );
    expect(readdirSync(out)).toEqual(["_meta.json"]);
  });

  test("refuses an --out that is a file", async () => {
    const out = join(temporaryDirectory(), "file");
    writeFileSync(out, "");
    const atlas = startAtlas(["demo", "--out", out]);
    expect(await atlas.ended).toEqual({ status: 1, signal: null });
    expect(atlas.stderr()).toMatch(/^error: EEXIST: .*\n$/);
  });
});
