import type { FileSystem, StorePath } from "@atlas/store";
import { changingFileSystem, countingFileSystem } from "@atlas/store/testing";
import { describe, expect, it } from "vitest";
import { DataFolder } from "../../src/follow/data-folder.ts";

const FOLDER = "runs" as StorePath;
const FILES = ["a", "b", "c"].map((name) => [`runs/${name}.json`, "{}"] as const);

/** A folder of three files that was listed and read, on a disk that takes a while to list it. */
async function openSlowFolder() {
  const files = changingFileSystem(FILES);
  const slow: FileSystem = {
    ...files.fs,
    async list(dir) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return files.fs.list(dir);
    },
  };
  const { fs, calls } = countingFileSystem(slow);
  const folder = new DataFolder({ fs, files: fs, path: ".", root: "" }, FOLDER);
  const lookedAtMs = Date.now();
  const readAll = async (names: readonly string[]) => {
    await fs.readMany(
      names.map((name) => `runs/${name}` as StorePath),
      (path, outcome) => folder.files.take(path.slice("runs/".length), outcome, lookedAtMs),
    );
  };
  const { changed } = await folder.look({}, lookedAtMs);
  await readAll(changed);
  // A first listing asks for names alone, and is quick.
  await folder.look({ thorough: true }, lookedAtMs);
  const listings = () => calls.filter(({ operation }) => operation === "list").length;
  const paced = () => folder.look({ isPaced: true }, lookedAtMs);
  return { files, folder, listings, paced };
}

const NOTHING = { changed: [], gone: [] };

describe("a folder that takes long to list", () => {
  it("is not listed again at once: only the files are looked at that were hinted at", async () => {
    const { files, folder, listings, paced } = await openSlowFolder();
    files.write("runs/a.json", "[]");
    files.write("runs/b.json", "[]");
    files.write("runs/new.json", "{}");
    files.remove("runs/c.json");
    for (const name of ["a.json", "c.json", "new.json", "never.json", "a.json.tmp.0123"]) folder.hint(name);
    const before = listings();
    expect(await paced()).toEqual({ changed: ["a.json", "new.json"], gone: ["c.json"] });
    expect(listings()).toBe(before);
    expect(await paced()).toEqual(NOTHING);
  });

  it("is listed once that is due, and shows what no hint told of", async () => {
    const { files, paced } = await openSlowFolder();
    files.write("runs/b.json", "[]");
    expect(await paced()).toEqual(NOTHING);
    let changes = await paced();
    while (changes.changed.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      changes = await paced();
    }
    expect(changes).toEqual({ changed: ["b.json"], gone: [] });
  });

  it("is listed at once by a look that is not paced", async () => {
    const { files, folder } = await openSlowFolder();
    files.write("runs/b.json", "[]");
    expect(await folder.look({}, Date.now())).toEqual({ changed: ["b.json"], gone: [] });
  });

  it("shows what was written in place and hinted at, though it has not changed itself", async () => {
    const { files, folder, paced } = await openSlowFolder();
    files.writeInPlace("runs/b.json", "[]");
    expect(await paced()).toEqual(NOTHING);
    expect(folder.hint("b.json")).toBe(true);
    expect(await paced()).toEqual({ changed: ["b.json"], gone: [] });
  });
});

it("a hint is of concern when it may be of data", async () => {
  const { folder } = await openSlowFolder();
  expect([undefined, "x.json", "x.json.tmp.01234567", "x.done"].map((name) => folder.hint(name))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
