import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeText } from "../decode/text.ts";
import { giveTurn } from "../event-loop.ts";
import type { FileSystem, ReadOutcome } from "../file-system.ts";
import { ROOT_PATH, type StorePath, storePathOf } from "../path.ts";

/** Puts files into an empty place, and opens that place. */
export type OpenFileSystem = (
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
) => Promise<{ readonly fs: FileSystem; readonly close: () => Promise<void> }>;

const LARGE = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 251);

const ODD_NAMES = [
  "a b",
  "größe",
  "100%",
  "q\"u'o",
  "#?&",
  "new\nline",
  "-rf",
  ".hidden",
  "__proto__",
  "constructor",
];

const FILES: readonly (readonly [string, string | Uint8Array])[] = [
  ["hello.txt", "hello, wörld"],
  ["empty.txt", ""],
  ["large.bin", LARGE],
  ["folder/one.json", "1"],
  ["folder/two.json", "22"],
  ["folder/deeper/three.json", "333"],
  ...ODD_NAMES.map((name) => [`odd/${name}`, name] as const),
];

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

    describe("readMany", () => {
      it("visits every path once, with all bytes or none", async () => {
        const paths = ["folder/two.json", "large.bin", "nowhere", "empty.txt", "folder", "hello.txt"].map(
          path,
        );
        const visited = new Map<StorePath, Uint8Array | string>();
        await fs.readMany(paths, (at, outcome) => {
          expect(visited.has(at)).toBe(false);
          visited.set(at, copied(outcome));
        });
        expect([...visited.keys()].sort()).toEqual([...paths].sort());
        expect(text(visited.get(path("folder/two.json")))).toBe("22");
        expect(text(visited.get(path("hello.txt")))).toBe("hello, wörld");
        expect(visited.get(path("large.bin"))).toEqual(LARGE);
        expect(visited.get(path("empty.txt"))).toHaveLength(0);
        expect(visited.get(path("nowhere"))).toBe("absent");
        expect(visited.get(path("folder"))).toBe("absent");
      });

      it("marks a file as its folder and its entry do, if at all", async () => {
        const entry = (await fs.stat(path("hello.txt")))!;
        expect((await fs.stat(path("hello.txt")))!.stamp).toBe(entry.stamp);
        await fs.readMany([path("hello.txt")], (_, outcome) => {
          const { mark } = outcome as Extract<ReadOutcome, { kind: "read" }>;
          if (mark !== undefined) expect(entry).toMatchObject(mark);
        });
      });

      it("is done at once when there is nothing to read", async () => {
        await expect(fs.readMany([], () => expect.unreachable())).resolves.toBeUndefined();
      });

      it("stops once it is given up", async () => {
        const signal = { aborted: false };
        const visited: string[] = [];
        const reading = fs.readMany(
          ["folder/one.json", "folder/two.json", "hello.txt"].map(path),
          (at) => {
            visited.push(at);
            signal.aborted = true;
          },
          { signal },
        );
        await expect(reading).rejects.toMatchObject({ name: "AtlasError", code: "aborted" });
        expect(visited).toHaveLength(1);
      });

      it("ends with what the visitor throws", async () => {
        const reading = fs.readMany(["hello.txt", "empty.txt"].map(path), () => {
          throw new RangeError("enough");
        });
        await expect(reading).rejects.toThrow("enough");
      });

      it("lets the event loop have its turn between slow visits", async () => {
        let turns = 0;
        let isReading = true;
        const count = async () => {
          while (isReading) {
            await giveTurn();
            turns++;
          }
        };
        const counting = count();
        const turnsSeen: number[] = [];
        await fs.readMany(["folder/one.json", "folder/two.json", "hello.txt", "empty.txt"].map(path), () => {
          turnsSeen.push(turns);
          const endMs = Date.now() + 20;
          while (Date.now() < endMs);
        });
        isReading = false;
        await counting;
        expect(turnsSeen.at(-1)).toBeGreaterThan(turnsSeen[0]!);
      });
    });

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

function path(text: string): StorePath {
  return storePathOf(text)!;
}

function copied(outcome: ReadOutcome): Uint8Array | string {
  return outcome.kind === "read" ? Uint8Array.from(outcome.bytes) : outcome.kind;
}

/** The bytes without the kind of array that holds them. */
function bytesOf(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && Uint8Array.from(bytes);
}

function text(bytes: Uint8Array | string | undefined): string {
  expect(bytes).toBeInstanceOf(Uint8Array);
  const decoded = decodeText(bytes as Uint8Array);
  return decoded.ok ? decoded.text : decoded.reason;
}
