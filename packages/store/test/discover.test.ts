import { discoverStores, memoryFileSystem } from "@atlas/store";
import { countingFileSystem, faultyFileSystem } from "@atlas/store/testing";
import { describe, expect, it } from "vitest";

const META = '{"created_by": "metalab", "schema_version": "0.1"}';

/** A file system with a store in each of the folders, and other files. */
function withStores(folders: readonly string[], files: readonly string[] = []) {
  return memoryFileSystem([
    ...folders.map((folder) => [`${folder}/_meta.json`, META] as const),
    ...files.map((file) => [file, "{}"] as const),
  ]);
}

async function dirsFound(...stores: string[]): Promise<string[]> {
  const { stores: found } = await discoverStores(withStores(stores, ["README.md"]));
  return found.map(({ dir }) => dir);
}

describe("discoverStores", () => {
  it("finds the root", async () => {
    expect(await dirsFound(".")).toEqual([""]);
  });

  it("finds stores down to two levels below the root, and no deeper", async () => {
    expect(await dirsFound("a", "b/c", "b/d/e")).toEqual(["a", "b/c"]);
  });

  it("searches a root that is a store, but not below a nested one", async () => {
    expect(await dirsFound(".", "a", "a/b", "c/d")).toEqual(["", "a", "c/d"]);
  });

  it("passes over hidden folders", async () => {
    expect(await dirsFound(".hidden", ".hidden/a", "b/.hidden", "c")).toEqual(["c"]);
  });

  it("passes over metalab's own folders in a store, and only there", async () => {
    expect(await dirsFound(".", "runs", "artifacts/a", "results")).toEqual([""]);
    expect(await dirsFound("runs", "results/a")).toEqual(["results/a", "runs"]);
  });

  it("takes the experiment from _meta.json", async () => {
    const fs = memoryFileSystem([
      ["a/_meta.json", '{"experiment_id": "a:1"}'],
      ["b/_meta.json", META],
    ]);
    const { stores } = await discoverStores(fs);
    expect(stores.map(({ experimentId }) => experimentId)).toEqual(["a:1", null]);
    expect((await stores[0]?.fs.names("" as never))?.map(({ name }) => name)).toEqual(["_meta.json"]);
  });

  it("keeps a store whose _meta.json cannot be read, and says so", async () => {
    const fs = memoryFileSystem([
      ["cut/_meta.json", '{"created_by": "meta'],
      ["folder/_meta.json/file", ""],
      ["list/_meta.json", "[]"],
    ]);
    const { stores, problems } = await discoverStores(fs);
    expect(stores.map(({ dir, experimentId }) => [dir, experimentId])).toEqual([
      ["cut", null],
      ["folder", null],
      ["list", null],
    ]);
    expect(problems).toEqual([
      {
        store: "cut",
        path: "_meta.json",
        reason: expect.stringMatching(/^is not JSON: /),
        effect: "skipped",
      },
      { store: "folder", path: "_meta.json", reason: "is no file of the store", effect: "skipped" },
      { store: "list", path: "_meta.json", reason: "holds a list, not an object", effect: "skipped" },
    ]);
  });

  it("says so when there is no store", async () => {
    const { stores, problems } = await discoverStores(withStores(["a/b/c"], ["runs/0a.json"]));
    expect(stores).toEqual([]);
    expect(problems).toEqual([
      {
        store: ".",
        path: "_meta.json",
        reason: "is in no folder here, nor down to 2 levels below: there is no store",
        effect: "skipped",
      },
    ]);
  });

  it("keeps a folder that cannot be read from hiding the others", async () => {
    const fs = faultyFileSystem(withStores(["a", "locked/b", "c"]), (operation, path) =>
      operation === "names" && path === "locked" ? "locked cannot be read: permission denied" : undefined,
    );
    const { stores, problems } = await discoverStores(fs);
    expect(stores.map(({ dir }) => dir)).toEqual(["a", "c"]);
    expect(problems).toEqual([
      { store: ".", path: "locked", reason: "locked cannot be read: permission denied", effect: "skipped" },
    ]);
  });

  it("fails when the root cannot be read, or is not there", async () => {
    const fs = withStores(["a"]);
    await expect(discoverStores(faultyFileSystem(fs, () => "no answer"))).rejects.toMatchObject({
      code: "unavailable",
      message: "no answer",
    });
    const gone = { ...fs, names: () => undefined, stat: () => undefined };
    await expect(discoverStores(gone)).rejects.toMatchObject({ code: "store_not_found" });
  });

  it("lists no folder that it need not, and none twice", async () => {
    const { fs, calls } = countingFileSystem(
      withStores([".", "a", "b/c"], ["runs/0a.json", "b/d/e/f", "a/g/h"]),
    );
    await discoverStores(fs);
    const listed = calls.filter(({ operation }) => operation === "names").map(({ path }) => path);
    expect(listed.sort()).toEqual(["", "b"]);
  });
});
