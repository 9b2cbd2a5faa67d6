import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FileSystem } from "../file-system.ts";
import { ROOT_PATH } from "../path.ts";
import { describeReadMany } from "./describe-read-many.ts";
import { FILES, LARGE, ODD_NAMES, path, text } from "./sample-files.ts";

/** Puts files into an empty place, and opens that place. */
export type OpenFileSystem = (
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
) => Promise<{ readonly fs: FileSystem; readonly close: () => Promise<void> }>;

/** The contract of `FileSystem` as tests. Call it in a test file. */
export function describeFileSystem(name: string, open: OpenFileSystem): void {
  describe(`${name} is a FileSystem`, () => {
    let fs: FileSystem;
    let close: () => Promise<void>;

    beforeEach(async () => {
      ({ fs, close } = await open(FILES));
    });
    afterEach(() => close());

    it("says what was opened", () => {
      expect(fs.root).not.toBe("");
    });

    describe("names and list", () => {
      it("have each entry of a folder once, with its kind", async () => {
        const wanted = [
          ["deeper", "directory"],
          ["one.json", "file"],
          ["two.json", "file"],
        ];
        for (const entries of [await fs.names(path("folder")), await fs.list(path("folder"))]) {
          expect(entries?.map(({ name, kind }) => [name, kind]).sort()).toEqual(wanted);
        }
      });

      it("have some of the entries first, where these are to be had before all", async () => {
        if (fs.firstNames === undefined) return;
        const all = (await fs.names(path("odd")))?.map((entry) => entry.name);
        const some = (await fs.firstNames(path("odd"), 3))?.map((entry) => entry.name);
        expect(new Set(some).size).toBe(3);
        expect(all).toEqual(expect.arrayContaining(some!));
        expect(await fs.firstNames(path("folder"), 100)).toHaveLength(3);
        expect(await fs.firstNames(path("nowhere"), 3)).toBeUndefined();
      });

      it("have the entries of the root", async () => {
        const names = ["empty.txt", "folder", "hello.txt", "large.bin", "odd"];
        expect((await fs.names(ROOT_PATH))?.map((entry) => entry.name).sort()).toEqual(names);
        expect((await fs.list(ROOT_PATH))?.map((entry) => entry.name).sort()).toEqual(names);
      });

      it("keep every name as it is", async () => {
        const entries = (await fs.names(path("odd"))) ?? [];
        expect(entries.map((entry) => entry.name).sort()).toEqual([...ODD_NAMES].sort());
        for (const { name } of entries) {
          expect(text(await fs.read(path(`odd/${name}`)))).toBe(name);
        }
      });

      it("are undefined for what is no folder", async () => {
        for (const other of ["nowhere", "folder/nowhere", "hello.txt", "hello.txt/below"]) {
          expect(await fs.names(path(other))).toBeUndefined();
          expect(await fs.list(path(other))).toBeUndefined();
        }
      });
    });

    describe("stat", () => {
      it("tells a file's kind, size and time", async () => {
        const entry = await fs.stat(path("folder/two.json"));
        expect(entry).toMatchObject({ name: "two.json", kind: "file", sizeBytes: 2 });
        expect(entry?.mtimeMs).toBeGreaterThanOrEqual(0);
        expect(await fs.list(path("folder"))).toContainEqual(entry);
      });

      it("tells a folder's kind, and the root's", async () => {
        expect(await fs.stat(path("folder"))).toMatchObject({ name: "folder", kind: "directory" });
        expect(await fs.stat(ROOT_PATH)).toMatchObject({ name: "", kind: "directory" });
      });

      it("is undefined for what is not there", async () => {
        for (const other of ["nowhere", "folder/nowhere", "hello.txt/below"]) {
          expect(await fs.stat(path(other))).toBeUndefined();
        }
      });
    });

    describe("read", () => {
      it("has all bytes of a file", async () => {
        expect(text(await fs.read(path("hello.txt")))).toBe("hello, wörld");
        expect(await fs.read(path("empty.txt"))).toHaveLength(0);
        expect(bytesOf(await fs.read(path("large.bin")))).toEqual(LARGE);
      });

      it("has a range of a file, up to its end", async () => {
        expect(text(await fs.read(path("hello.txt"), { start: 0, end: 5 }))).toBe("hello");
        expect(text(await fs.read(path("hello.txt"), { start: 7, end: 1000 }))).toBe("wörld");
        expect(await fs.read(path("hello.txt"), { start: 3, end: 3 })).toHaveLength(0);
        expect(await fs.read(path("hello.txt"), { start: 100, end: 200 })).toHaveLength(0);
        const middle = bytesOf(await fs.read(path("large.bin"), { start: 1000, end: 90_000 }));
        expect(middle).toEqual(LARGE.slice(1000, 90_000));
      });

      it("is undefined for what is no file", async () => {
        for (const other of ["nowhere", "folder", "hello.txt/below"]) {
          expect(await fs.read(path(other))).toBeUndefined();
        }
        expect(await fs.read(ROOT_PATH)).toBeUndefined();
      });
    });

    describeReadMany(() => fs);

    describe("subtree", () => {
      it("is a file system of its own, whose root is the folder", async () => {
        const tree = (await fs.subtree(path("folder")))!;
        expect(tree.root).toBe(`${fs.root}/folder`);
        expect((await tree.names(ROOT_PATH))?.map((entry) => entry.name).sort()).toEqual([
          "deeper",
          "one.json",
          "two.json",
        ]);
        expect(text(await tree.read(path("deeper/three.json")))).toBe("333");
        expect(await tree.stat(path("hello.txt"))).toBeUndefined();
        const deeper = (await tree.subtree(path("deeper")))!;
        expect(text(await deeper.read(path("three.json")))).toBe("333");
      });

      it("may be the whole", async () => {
        const tree = (await fs.subtree(ROOT_PATH))!;
        expect(text(await tree.read(path("hello.txt")))).toBe("hello, wörld");
        expect(tree.root).toBe(fs.root);
      });

      it("is undefined for what is no folder", async () => {
        expect(await fs.subtree(path("nowhere"))).toBeUndefined();
        expect(await fs.subtree(path("hello.txt"))).toBeUndefined();
      });
    });

    it("ends the watching of a folder, where it watches", async () => {
      fs.watch?.(ROOT_PATH, () => undefined)?.();
      expect(fs.watch?.(path("nowhere"), () => undefined)).toBeUndefined();
    });

    it("is closed twice without harm", async () => {
      await fs.close();
      await fs.close();
    });
  });
}

/** The bytes without the kind of array that holds them. */
function bytesOf(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && Uint8Array.from(bytes);
}
