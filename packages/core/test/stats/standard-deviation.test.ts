import fc from "fast-check";
import { expect, it } from "vitest";
import { standardDeviation } from "../../src/stats/standard-deviation.ts";
import { meanOf } from "../../src/stats/sum.ts";
import { someNumbers } from "./arbitrary.ts";
import { exact, exactVariance, relativeError } from "./exact.ts";
import { seededNormal } from "./seeded-random.ts";

function deviationOf(values: readonly number[]): number {
  const numbers = Float64Array.from(values);
  return standardDeviation(numbers, meanOf(numbers));
}

it("loses no digits, whatever the size and the spread of the numbers", () => {
  fc.assert(
    fc.property(someNumbers, (values) => {
      fc.pre(values.length > 1);
      const deviation = deviationOf(values);
      const { numerator, denominator } = exactVariance(values);
      // Beyond these, the deviation itself is no double, or has fewer digits than one.
      fc.pre(numerator === 0n || (deviation > 1e-300 && deviation < Number.MAX_VALUE));
      expect(relativeError(exact(deviation) ** 2n * denominator, numerator)).toBeLessThan(1e-13);
    }),
    { numRuns: 2000 },
  );
});

it("is that of the noise, not of the 1e9 that it is added to", () => {
  const normal = seededNormal(1);
  const values = Array.from({ length: 100_000 }, () => 1e9 + 1e-3 * normal());
  const { numerator, denominator } = exactVariance(values);
  expect(relativeError(exact(deviationOf(values)) ** 2n * denominator, numerator)).toBeLessThan(1e-12);
  expect(deviationOf(values)).toBeCloseTo(1e-3, 5);
});

it("is 0 of equal numbers, and NaN of fewer than two", () => {
  expect(deviationOf([0.1, 0.1, 0.1])).toBe(0);
  expect(deviationOf([0.1])).toBeNaN();
  expect(deviationOf([])).toBeNaN();
});

it("neither overflows nor vanishes before the deviation does", () => {
  expect(deviationOf([1e300, -1e300])).toBeCloseTo(Math.SQRT2 * 1e300, -286);
  expect(deviationOf([1e-300, -1e-300]) / 1e-300).toBeCloseTo(Math.SQRT2, 12);
  const { MAX_VALUE } = Number;
  expect(deviationOf([MAX_VALUE, -MAX_VALUE])).toBe(Infinity);
  expect(deviationOf([...new Array(399).fill(MAX_VALUE), -MAX_VALUE]) / MAX_VALUE).toBeCloseTo(0.1, 12);
});
