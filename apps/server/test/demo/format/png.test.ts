import { crc32, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Colour, gradient, pngBytes } from "../../../src/demo/format/png.ts";

/** The chunks of a PNG by their types, each with a checksum that holds. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
    chunks.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, end));
    at = end + 4;
  }
  return chunks;
}

describe("a PNG", () => {
  test("holds the picture: its size, its colours and its pixels", () => {
    const palette: Colour[] = [
      [1, 2, 3],
      [250, 251, 252],
    ];
    const pixels = Uint8Array.of(0, 1, 1, 1, 0, 0);
    const chunks = chunksOf(Buffer.from(pngBytes({ width: 3, height: 2, palette, pixels })));
    expect([...chunks.keys()]).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
    expect([...chunks.get("IHDR")!]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
    expect([...chunks.get("PLTE")!]).toEqual([1, 2, 3, 250, 251, 252]);
    expect([...inflateSync(chunks.get("IDAT")!)]).toEqual([0, 0, 1, 1, 0, 1, 0, 0]);
  });
});

test("a gradient goes from the first colour to the last through those between", () => {
  const colours: Colour[] = [
    [0, 0, 0],
    [100, 0, 0],
    [100, 200, 0],
  ];
  expect(gradient(colours, 5)).toEqual([
    [0, 0, 0],
    [50, 0, 0],
    [100, 0, 0],
    [100, 100, 0],
    [100, 200, 0],
  ]);
});
