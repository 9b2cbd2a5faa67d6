import { stampOf } from "@atlas/store";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settledStamp, stampOfBytes } from "../../src/follow/stamp.ts";

const bytes = fc.uint8Array({ maxLength: 40 });

describe.each([
  ["stampOf", stampOf, fc.array(fc.double(), { maxLength: 6 })],
  ["stampOfBytes", stampOfBytes, bytes],
] as const)("%s", (_, stamp, arbitrary) => {
  const of = stamp as (numbers: ArrayLike<number>) => number;

  it("is the same integer for the same numbers, and another for others", () => {
    const all = arbitrary as fc.Arbitrary<ArrayLike<number>>;
    fc.assert(
      fc.property(all, all, (a, b) => {
        expect(Number.isSafeInteger(of(a))).toBe(true);
        expect(of(a)).toBe(of(Array.prototype.slice.call(a)));
        const same = a.length === b.length && Array.from(a).every((number, i) => Object.is(number, b[i]));
        expect(of(a) === of(b)).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });
});

it("stampOf tells times apart that differ by a fraction of a microsecond", () => {
  const stamps = Array.from({ length: 10_000 }, (_, i) => stampOf([1_790_000_000_000 + i / 4096, 2000]));
  expect(new Set(stamps).size).toBe(10_000);
});

it("stampOfBytes tells apart texts that differ in one digit", () => {
  const stamps = Array.from({ length: 10_000 }, (_, i) =>
    stampOfBytes(new TextEncoder().encode(`{"metrics": {"loss": ${i}}}`)),
  );
  expect(new Set(stamps).size).toBe(10_000);
});

describe("settledStamp", () => {
  const entry = { mtimeMs: 10_000, sizeBytes: 5 };

  it("trusts no time within two seconds of the look, or after it", () => {
    expect(settledStamp(entry, 12_001)).toBe(stampOf([10_000, 5]));
    for (const lookedAtMs of [12_000, 10_000, 0]) expect(settledStamp(entry, lookedAtMs)).toBeNaN();
  });

  it("is the file system's own where it has one, and nothing without a time", () => {
    expect(settledStamp({ ...entry, stamp: 7 }, 20_000)).toBe(7);
    expect(settledStamp({}, 20_000)).toBeNaN();
  });
});
