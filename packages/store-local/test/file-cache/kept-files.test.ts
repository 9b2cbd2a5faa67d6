import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileSystem, joinPath, keepFiles, ROOT_PATH, type StorePath } from "@atlas/store";
import { describeFileSystem, faultyFileSystem } from "@atlas/store/testing";
import { openFileCache, openLocalFileSystem } from "@atlas/store-local";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeFiles } from "../write-files.ts";

/** A directory with some files, and one for a cache. */
async function places(files: Parameters<typeof writeFiles>[1]) {
  const top = mkdtempSync(join(tmpdir(), "atlas-kept-"));
  writeFiles(join(top, "place"), files);
  return {
    fs: await openLocalFileSystem(join(top, "place")),
    cacheDirectory: join(top, "cache"),
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}

/** Reads everything below a folder. */
async function readAll(fs: FileSystem, dir = ROOT_PATH): Promise<Map<StorePath, Uint8Array>> {
  const found = new Map<StorePath, Uint8Array>();
  for (const { name, kind } of (await fs.names(dir)) ?? []) {
    const path = joinPath(dir, name)!;
    if (kind === "directory") for (const entry of await readAll(fs, path)) found.set(...entry);
    else found.set(path, Uint8Array.from((await fs.read(path))!));
  }
  return found;
}

describeFileSystem("files kept on a disk", async (files) => {
  const { fs, cacheDirectory, remove } = await places(files);
  const first = openFileCache(cacheDirectory);
  await readAll(keepFiles(fs, first).keptTree!(ROOT_PATH));
  await first.close();
  const cache = openFileCache(cacheDirectory);
  return {
    fs: keepFiles(fs, cache).keptTree!(ROOT_PATH),
    close: async () => {
      await cache.close();
      remove();
    },
  };
});

describe("files kept on a disk", () => {
  it("are there at the next start, without their place", async () => {
    const large = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 31) % 251);
    const { fs, cacheDirectory, remove } = await places([
      ["runs/a.json", "a"],
      ["artifacts/a/large.bin", large],
      ["empty", ""],
    ]);
    onTestFinished(remove);
    // Younger than that, they may change without a trace.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const first = openFileCache(cacheDirectory);
    const read = await readAll(keepFiles(fs, first).keptTree!(ROOT_PATH));
    expect(read.size).toBe(3);
    await first.close();
    const lost = faultyFileSystem(fs, () => "nobody answers");
    const kept = keepFiles(lost, openFileCache(cacheDirectory)).keptTree!(ROOT_PATH);
    expect(await readAll(kept)).toEqual(read);
  });
});
