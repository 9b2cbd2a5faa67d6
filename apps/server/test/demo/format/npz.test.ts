import { crc32, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { npzBytes, vector } from "../../../src/demo/format/npz.ts";

/** The files of a zip archive, found by its directory, each with a checksum that holds. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, Buffer>();
  let entry = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    expect(zip.readUInt32LE(entry)).toBe(0x02014b50);
    const nameLength = zip.readUInt16LE(entry + 28);
    const name = zip.toString("utf8", entry + 46, entry + 46 + nameLength);
    const local = zip.readUInt32LE(entry + 42);
    expect(zip.readUInt32LE(local)).toBe(0x04034b50);
    expect(zip.subarray(local + 4, local + 30)).toEqual(zip.subarray(entry + 6, entry + 32));
    const body = local + 30 + nameLength;
    const content = inflateRawSync(zip.subarray(body, body + zip.readUInt32LE(entry + 20)));
    expect(content.length).toBe(zip.readUInt32LE(entry + 24));
    expect(crc32(content)).toBe(zip.readUInt32LE(entry + 16));
    files.set(name, content);
    entry += 46 + nameLength;
  }
  expect(entry).toBe(end);
  return files;
}

describe("an npz", () => {
  test("holds each array under its name, in numpy's format", () => {
    const matrix = { shape: [2, 3], data: Float64Array.of(1, 2, 3, 4, 5, Number.NaN) };
    const files = unzip(Buffer.from(npzBytes({ arr: vector(Float64Array.of(0.5, -0)), matrix })));
    expect([...files.keys()]).toEqual(["arr.npy", "matrix.npy"]);
    const shapes = { "arr.npy": "(2,)", "matrix.npy": "(2, 3)" };
    for (const [name, shape] of Object.entries(shapes)) {
      const npy = files.get(name)!;
      expect(npy.toString("latin1", 0, 8)).toBe("\x93NUMPY\x01\x00");
      const start = 10 + npy.readUInt16LE(8);
      expect(start % 64).toBe(0);
      expect(npy.toString("latin1", 10, start)).toMatch(/^\{.*, \} *\n$/);
      expect(npy.toString("latin1", 10, start)).toContain(
        `'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, `,
      );
    }
    const numbers = files.get("matrix.npy")!.subarray(-48);
    expect([0, 1, 2, 3, 4, 5].map((index) => numbers.readDoubleLE(8 * index))).toEqual([...matrix.data]);
    expect(files.get("arr.npy")!.subarray(-16).readDoubleLE(8)).toBe(-0);
  });

  test("of no array is an archive of nothing", () => {
    expect(unzip(Buffer.from(npzBytes({})))).toEqual(new Map());
  });
});
