import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extentOf } from "../../src/stats/extent.ts";
import { meanOf, sumOf } from "../../src/stats/sum.ts";
import { someNumbers } from "./arbitrary.ts";
import { abs, exact, exactSum, GREATEST, ulp } from "./exact.ts";
import { seededRandom } from "./seeded-random.ts";

function expectAccurateSum(values: readonly number[]): void {
  const sum = sumOf(Float64Array.from(values));
  const wanted = exactSum(values);
  if (abs(wanted) > GREATEST) expect(Math.abs(sum)).toBeGreaterThanOrEqual(Number.MAX_VALUE);
  else expect(abs(exact(sum) - wanted)).toBeLessThanOrEqual(4n * ulp(exactSum(values.map(Math.abs))));
}

describe("sumOf", () => {
  it("is within 4 ulp of the sum of magnitudes", () => {
    fc.assert(fc.property(someNumbers, expectAccurateSum), { numRuns: 2000 });
  });

  it("is so for a million numbers of sixteen decades, in any order", () => {
    const random = seededRandom(1);
    const values = Float64Array.from({ length: 1_000_000 }, () => (random() - 0.5) * 10 ** (16 * random()));
    const wanted = exactSum(values);
    const tolerance = 4n * ulp(exactSum(values.map(Math.abs)));
    for (const ordered of [values, values.toSorted(), values.toSorted().reverse()]) {
      expect(abs(exact(sumOf(ordered)) - wanted)).toBeLessThanOrEqual(tolerance);
    }
  });

  it("is exact where plain addition loses everything", () => {
    expect(sumOf(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2);
    expect(sumOf(new Float64Array(10_000_000).fill(0.1))).toBe(1_000_000);
  });

  it("passes through sums that are no doubles", () => {
    const { MAX_VALUE } = Number;
    expect(sumOf(Float64Array.of(MAX_VALUE, MAX_VALUE, -MAX_VALUE, -MAX_VALUE, 3))).toBe(3);
    expect(sumOf(Float64Array.of(MAX_VALUE, MAX_VALUE, -MAX_VALUE))).toBe(MAX_VALUE);
    expect(sumOf(Float64Array.of(MAX_VALUE, MAX_VALUE))).toBe(Number.POSITIVE_INFINITY);
  });

  it("is 0 of nothing", () => {
    expect(sumOf(new Float64Array())).toBe(0);
  });
});

describe("meanOf", () => {
  it("is as accurate as the sum, and within the range of the numbers", () => {
    fc.assert(
      fc.property(someNumbers, (values) => {
        const mean = meanOf(Float64Array.from(values));
        const n = BigInt(values.length);
        const slack = 5n * ulp(exactSum(values.map(Math.abs))) + n;
        expect(abs(exact(mean) * n - exactSum(values))).toBeLessThanOrEqual(slack);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values));
        expect(mean).toBeLessThanOrEqual(Math.max(...values));
      }),
      { numRuns: 2000 },
    );
  });

  it("is the value itself where there is one only", () => {
    for (const value of [0.1, 1 / 3, 1e300, -5e-324]) {
      for (const n of [1, 3, 7, 1000]) expect(meanOf(new Float64Array(n).fill(value))).toBe(value);
    }
  });

  it("is NaN of nothing", () => {
    expect(meanOf(new Float64Array())).toBeNaN();
  });
});

it("knows the extent of numbers, and of none", () => {
  expect(extentOf(Float64Array.of(3, -1, 2))).toEqual({ min: -1, max: 3 });
  expect(extentOf(new Float64Array())).toEqual({ min: Infinity, max: -Infinity });
});
