import { memoryFileSystem, ROOT_PATH, storePathOf } from "@atlas/store";
import { describeFileSystem } from "@atlas/store/testing";
import { expect, it } from "vitest";

describeFileSystem("memoryFileSystem", async (files) => {
  const fs = memoryFileSystem(files);
  return { fs, close: async () => fs.close() };
});

it.each(["/etc/passwd", "../up", "a/../../up", "", ".", "a\0b"])(
  "refuses %j, which is no file below a root",
  (path) => {
    expect(() => memoryFileSystem([[path, "text"]])).toThrow(
      expect.objectContaining({ code: "invalid_query" }),
    );
  },
);

it("keeps a copy of the bytes that it is given, and gives copies", async () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const fs = memoryFileSystem([["a", bytes]]);
  bytes[0] = 9;
  const path = storePathOf("a")!;
  const read = await fs.read(path);
  read?.fill(7);
  expect(await fs.read(path)).toEqual(Uint8Array.of(1, 2, 3));
});

it("has an empty root when it is given nothing", async () => {
  expect(await memoryFileSystem([]).list(ROOT_PATH)).toEqual([]);
});
