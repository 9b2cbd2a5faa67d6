import fc from "fast-check";
import { expect, test } from "vitest";
import { byteRangeOf } from "../../src/content/byte-range.ts";

test.each([
  ["bytes=0-3", { start: 0, end: 4 }],
  ["bytes=9-9", { start: 9, end: 10 }],
  ["bytes=5-", { start: 5, end: 10 }],
  ["bytes=5-99", { start: 5, end: 10 }],
  ["bytes=-3", { start: 7, end: 10 }],
  ["bytes=-99", { start: 0, end: 10 }],
  ["Bytes= 2-2 ", { start: 2, end: 3 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=10-20", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=0-1,4-5", undefined],
  ["bytes=4-2", undefined],
  ["bytes=-", undefined],
  ["bytes=a-b", undefined],
  ["lines=0-3", undefined],
  [undefined, undefined],
])("%s of ten bytes", (header, expected) => {
  expect(byteRangeOf(header, 10)).toEqual(expected);
});

test("of an empty file no range can be had", () => {
  expect(byteRangeOf("bytes=0-", 0)).toBe("unsatisfiable");
  expect(byteRangeOf("bytes=-1", 0)).toBe("unsatisfiable");
});

test("a range is never empty and never beyond the file", () => {
  const place = fc.option(fc.nat(30), { nil: "" as const });
  fc.assert(
    fc.property(place, place, fc.nat(20), (first, last, size) => {
      const range = byteRangeOf(`bytes=${first}-${last}`, size);
      if (range === undefined || range === "unsatisfiable") return;
      expect(range.start).toBeLessThan(range.end);
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThanOrEqual(size);
    }),
  );
});
