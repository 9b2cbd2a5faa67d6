import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sampleManifests, sampleRuns } from "@atlas/core/testing";
import { openFileSource } from "@atlas/store";
import { metalabFiles } from "@atlas/store/testing";
import { openLocalFileSystem } from "@atlas/store-local";
import { describe, expect, it, onTestFinished } from "vitest";
import { asOrdinaryUser } from "./ordinary-user.ts";
import { writeFiles } from "./write-files.ts";

const FILES = [
  ...metalabFiles(sampleRuns(), { manifests: sampleManifests() }),
  ["artifacts/a1/_manifest.json", '{"artifacts": []}'],
  ["artifacts/a1/curve.npz", "not really"],
  ["artifacts/a1/summary.json", "{}"],
  ["logs/a1_run.log", "line\n"],
  ["results/a1/train/loss.json", '{"data": [[0, 1.5]], "metadata": {"type": "stepped_metric"}}'],
  [".locks/a1.lock", ""],
  ["runs/broken.json", "{"],
] as const;

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "atlas-read-only-"));
  chmodSync(directory, 0o755);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function storeInDirectory(): string {
  const store = temporaryDirectory();
  writeFiles(store, FILES);
  return store;
}

/** All that is in a directory: what, how large, since when and with which rights. */
function listingOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .concat(".")
    .map((path) => {
      const { mode, ino, nlink, size, mtimeMs, ctimeMs } = lstatSync(join(directory, path));
      return [path, mode, ino, nlink, size, mtimeMs, ctimeMs].join(" ");
    })
    .sort();
}

/** Arguments of `node` that run a script of this directory on a store, with a directory for what it keeps. */
function scriptOn(store: string, cache: string): string[] {
  const script = fileURLToPath(new URL("./use-store.ts", import.meta.url));
  return ["--conditions=@atlas/source", "--import", import.meta.resolve("tsx"), script, store, cache];
}

describe("a store", () => {
  it("is as it was after all of it was used", { timeout: 60_000 }, () => {
    const store = storeInDirectory();
    const before = listingOf(store);
    expect(execFileSync(process.execPath, scriptOn(store, temporaryDirectory()), { encoding: "utf8" })).toBe(
      "done\n",
    );
    expect(listingOf(store)).toEqual(before);
  });

  it("that nobody may write is read and followed like any other", async () => {
    const store = storeInDirectory();
    execFileSync("chmod", ["-R", "a-w", store]);
    onTestFinished(() => void execFileSync("chmod", ["-R", "u+w", store]));
    const before = listingOf(store);
    await asOrdinaryUser(async () => {
      const source = openFileSource([await openLocalFileSystem(store)]);
      await source.ready();
      expect(source.state().table.rowCount).toBe(8);
      await source.refresh({ thorough: true });
      await source.close();
    });
    expect(listingOf(store)).toEqual(before);
  });
});

const canMount = canMountHere();

describe.skipIf(!canMount)("a store on a read-only mount (needs the right to mount)", () => {
  it("is used as any other, and stays as it was", { timeout: 60_000 }, () => {
    const [store, cache] = [storeInDirectory(), temporaryDirectory()];
    const before = listingOf(store);
    const used = mountReadOnly(store, temporaryDirectory(), (mounted) => {
      expect(() => writeFiles(mounted, [["x", ""]])).toThrow(/EROFS/);
      return execFileSync(process.execPath, scriptOn(mounted, cache), { encoding: "utf8" });
    });
    expect(used).toBe("done\n");
    expect(listingOf(store)).toEqual(before);
    expect(readdirSync(cache)).toHaveLength(1);
  });
});

function canMountHere(): boolean {
  const directories = [1, 2].map(() => mkdtempSync(join(tmpdir(), "atlas-mount-"))) as [string, string];
  const isDone = mountReadOnly(...directories, () => true) ?? false;
  for (const directory of directories) rmSync(directory, { recursive: true });
  return isDone;
}

/** Does something while a directory is mounted on another, for reading only; `undefined` where that may not be done. */
function mountReadOnly<T>(directory: string, on: string, act: (mounted: string) => T): T | undefined {
  if (spawnSync("mount", ["--bind", directory, on]).status !== 0) return undefined;
  try {
    const isReadOnly = spawnSync("mount", ["-o", "remount,ro,bind", on]).status === 0;
    return isReadOnly ? act(on) : undefined;
  } finally {
    spawnSync("umount", [on]);
  }
}

const canTrace = spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;

describe.skipIf(!canTrace)("the system calls of a process that uses a store (needs strace)", () => {
  it("open nothing in it for writing, and make, rename or remove nothing", { timeout: 120_000 }, () => {
    const [store, cache] = [storeInDirectory(), temporaryDirectory()];
    const trace = join(temporaryDirectory(), "trace");
    const calls =
      "trace=/^(open|creat|rename|unlink|mkdir|rmdir|link|symlink|truncate|ftruncate|chmod|fchmod|chown|utime|mknod)";
    const args = [
      "-f",
      "-qq",
      "-s",
      "4096",
      "-e",
      calls,
      "-o",
      trace,
      process.execPath,
      ...scriptOn(store, cache),
    ];
    expect(spawnSync("strace", args, { encoding: "utf8" }).stdout).toBe("done\n");
    const lines = readFileSync(trace, "utf8").split("\n");
    const inStore = lines.filter((line) => line.includes(`"${store}`));
    expect(inStore.length).toBeGreaterThan(20);
    const isReading = (line: string) =>
      /\bopen(at|at2)?\(/.test(line) && !/O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)/.test(line);
    expect(inStore.filter((line) => !isReading(line))).toEqual([]);
    // The trace would tell: what is kept is written where it belongs.
    expect(lines.some((line) => line.includes(`"${cache}`) && line.includes("O_CREAT"))).toBe(true);
    expect(existsSync(cache)).toBe(true);
  });
});

describe("a record of 50 MB", () => {
  it("is read, and holds nothing else up", async () => {
    const store = storeInDirectory();
    const notes = "n".repeat(50_000_000);
    writeFiles(store, [
      ["runs/large.json", JSON.stringify({ run_id: "large", status: "success", notes }, null, 2)],
    ]);
    const source = openFileSource([await openLocalFileSystem(store)], { follow: false });
    await source.ready();
    expect(source.state().table.rowCount).toBe(9);
    expect((await source.run("large"))?.record.notes).toHaveLength(50_000_000);
    await source.close();
  });
});
