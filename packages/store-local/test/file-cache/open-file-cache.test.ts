import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type FileCacheOptions, type OpenFileCache, openFileCache } from "@atlas/store-local";
import { describe, expect, it, onTestFinished } from "vitest";
import { asOrdinaryUser } from "../ordinary-user.ts";

const PLACE = "ssh://me@cluster:22/runs";

function newDirectory(): string {
  const made = mkdtempSync(join(tmpdir(), "atlas-files-"));
  chmodSync(made, 0o777);
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return join(made, "files");
}

/** What a cache does between two starts. */
async function during<T>(
  directory: string,
  act: (cache: OpenFileCache) => T | Promise<T>,
  options?: FileCacheOptions,
): Promise<T> {
  const cache = openFileCache(directory, options);
  const outcome = await act(cache);
  await cache.close();
  return outcome;
}

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);
const keptIn = async (cache: OpenFileCache, key: string, place = PLACE) => {
  const bytes = await cache.get(place, key);
  return bytes && [...bytes];
};

describe("openFileCache", () => {
  it("keeps pieces by place and key, from one start to the next", async () => {
    const directory = newDirectory();
    await during(directory, async (cache) => {
      cache.put(PLACE, "a", bytesOf(1, 2, 3));
      cache.put(PLACE, "empty", bytesOf());
      cache.put("ssh://other@cluster:22/runs", "a", bytesOf(9));
      expect(await keptIn(cache, "a")).toEqual([1, 2, 3]);
    });
    await during(directory, async (cache) => {
      expect(await keptIn(cache, "a")).toEqual([1, 2, 3]);
      expect(await keptIn(cache, "empty")).toEqual([]);
      expect(await keptIn(cache, "a", "ssh://other@cluster:22/runs")).toEqual([9]);
      for (const place of ["ssh://me@cluster:2222/runs", "ssh://me@cluster:22/run"]) {
        expect(await keptIn(cache, "a", place)).toBeUndefined();
      }
    });
  });

  it("has the last of several, and removes packs of which all is replaced", async () => {
    const directory = newDirectory();
    for (const value of [1, 2, 3]) await during(directory, (cache) => cache.put(PLACE, "a", bytesOf(value)));
    expect(await during(directory, (cache) => keptIn(cache, "a"))).toEqual([3]);
    await sleep(20);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it("writes what was put after a while, in one file", async () => {
    const directory = newDirectory();
    const cache = openFileCache(directory);
    for (let i = 0; i < 1000; i++) cache.put(PLACE, `${i}`, bytesOf(i % 256));
    await expect.poll(() => readdirSync(join(directory, "..")), { timeout: 10_000 }).toContain("files");
    await expect.poll(() => readdirSync(directory).filter((name) => name.endsWith(".pack"))).toHaveLength(1);
    expect(await keptIn(cache, "999")).toEqual([999 % 256]);
    await cache.close();
  });

  it("is for its owner alone, and names no place in the names of its files", async () => {
    const directory = newDirectory();
    mkdirSync(directory, { mode: 0o755 });
    await during(directory, (cache) => cache.put(PLACE, "a", bytesOf(1)));
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(directory)) {
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
      expect(name).toMatch(/^[0-9a-f]{24}-[0-9a-z]+-[0-9a-f-]{36}\.pack$/);
    }
  });

  it("is bounded, and forgets what was not used for the longest time", async () => {
    const directory = newDirectory();
    const options = { maxBytes: 1_000_000 };
    const put = (key: string) =>
      during(directory, (cache) => cache.put(PLACE, key, new Uint8Array(100_000).fill(7)), options);
    const packs = new Map<string, string>();
    for (let i = 0; i < 9; i++) {
      const before = new Set(packs.values());
      await put(`${i}`);
      const pack = readdirSync(directory).find((name) => !before.has(name))!;
      packs.set(`${i}`, pack);
      const time = new Date(2020, 0, 1 + i);
      utimesSync(join(directory, pack), time, time);
    }
    // The oldest is used, and so the second is the next to go.
    await during(directory, (cache) => keptIn(cache, "0"), options);
    await expect
      .poll(() => statSync(join(directory, packs.get("0")!)).mtime.getFullYear())
      .toBeGreaterThan(2020);
    await put("9");
    await put("10");
    const sizes = readdirSync(directory).map((name) => statSync(join(directory, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(options.maxBytes);
    await during(
      directory,
      async (cache) => {
        for (const key of ["0", "9", "10"]) expect(await keptIn(cache, key)).toHaveLength(100_000);
        expect(await keptIn(cache, "1")).toBeUndefined();
      },
      options,
    );
  });

  it("removes drafts of the killed, and nothing of others", async () => {
    const directory = newDirectory();
    mkdirSync(directory);
    for (const name of ["killed.tmp", "young.tmp", "notes.txt"]) writeFileSync(join(directory, name), "");
    const longAgo = new Date("2020-01-01");
    for (const name of ["killed.tmp", "notes.txt"]) utimesSync(join(directory, name), longAgo, longAgo);
    await during(directory, (cache) => cache.put(PLACE, "a", bytesOf(1)));
    expect(
      readdirSync(directory)
        .filter((name) => !name.endsWith(".pack"))
        .sort(),
    ).toEqual(["notes.txt", "young.tmp"]);
  });

  it("puts many small packs together", async () => {
    const directory = newDirectory();
    for (let i = 0; i < 70; i++) await during(directory, (cache) => cache.put(PLACE, `${i}`, bytesOf(i)));
    await during(directory, (cache) => keptIn(cache, "0"));
    expect(readdirSync(directory).length).toBeLessThan(64);
    await during(directory, async (cache) => {
      for (let i = 0; i < 70; i++) expect(await keptIn(cache, `${i}`)).toEqual([i]);
    });
  });

  it("takes nothing damaged for whole: every byte that is changed, and every cut", async () => {
    const directory = newDirectory();
    await during(directory, (cache) => {
      cache.put(PLACE, "a", bytesOf(1, 2, 3));
      cache.put(PLACE, "b", bytesOf(4, 5, 6));
    });
    const [pack] = readdirSync(directory);
    const whole = readFileSync(join(directory, pack!));
    const isRight = async () => {
      const [a, b] = await during(directory, async (cache) => [
        await keptIn(cache, "a"),
        await keptIn(cache, "b"),
      ]);
      if (a !== undefined) expect(a).toEqual([1, 2, 3]);
      if (b !== undefined) expect(b).toEqual([4, 5, 6]);
      return a !== undefined && b !== undefined;
    };
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 0x20;
      for (const bytes of [damaged, whole.subarray(0, at)]) {
        writeFileSync(join(directory, pack!), bytes);
        expect(await isRight()).toBe(false);
      }
    }
    writeFileSync(join(directory, pack!), whole);
    expect(await isRight()).toBe(true);
  });

  it("costs nothing but time where nothing can be written, and says so once", async () => {
    const failures: unknown[] = [];
    const directory = newDirectory();
    chmodSync(join(directory, ".."), 0o555);
    await asOrdinaryUser(async () => {
      const cache = openFileCache(directory, { onFailure: (error) => failures.push(error) });
      for (let i = 0; i < 3; i++) {
        cache.put(PLACE, "a", bytesOf(1));
        expect(await keptIn(cache, "a")).toEqual([1]);
        await cache.close();
        expect(await keptIn(cache, "a")).toBeUndefined();
      }
    });
    expect(failures).toHaveLength(1);
  });

  it("does without what another process has removed", async () => {
    const directory = newDirectory();
    await during(directory, async (cache) => {
      cache.put(PLACE, "a", bytesOf(1));
      await cache.close();
      for (const name of readdirSync(directory)) rmSync(join(directory, name));
      expect(await keptIn(cache, "a")).toBeUndefined();
      cache.put(PLACE, "a", bytesOf(2));
    });
    expect(await during(directory, (cache) => keptIn(cache, "a"))).toEqual([2]);
  });

  it("may be used by several processes, which are killed at any moment", async () => {
    const directory = newDirectory();
    const program = fileURLToPath(new URL("./keep-putting.ts", import.meta.url));
    for (let round = 0; round < 3; round++) {
      const writers = [0, 1].map(() =>
        spawn(process.execPath, [
          "--conditions=@atlas/source",
          "--import",
          import.meta.resolve("tsx"),
          program,
          directory,
        ]),
      );
      await Promise.all(writers.map((writer) => once(writer.stdout, "data")));
      await sleep(20 * round);
      const ended = writers.map((writer) => once(writer, "exit"));
      for (const writer of writers) writer.kill("SIGKILL");
      await Promise.all(ended);
      await during(directory, async (cache) => {
        let found = 0;
        for (let turn = 0; turn < 100; turn++) {
          const bytes = await cache.get("place", `key ${turn}`);
          if (bytes === undefined) continue;
          found++;
          expect(bytes).toHaveLength(50_000);
          expect(new Set(bytes).size).toBe(1);
        }
        expect(found).toBeGreaterThan(0);
      });
    }
  });
});
