import fc from "fast-check";
import { expect, it } from "vitest";
import { fiveNumbersOf } from "../../src/stats/five-numbers.ts";
import { someNumbers } from "./arbitrary.ts";

function middle(sorted: readonly number[]): number {
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1]!, sorted[Math.floor(sorted.length / 2)]!];
  return Math.abs(low + high) === Infinity ? low / 2 + high / 2 : (low + high) / 2;
}

it("takes quartiles for medians of the halves", () => {
  fc.assert(
    fc.property(someNumbers, (values) => {
      const sorted = values.map((value) => value + 0).sort((a, b) => a - b);
      const half = Math.floor(sorted.length / 2);
      expect(fiveNumbersOf(Float64Array.from(values, (value) => value + 0))).toEqual({
        min: sorted[0],
        q1: middle(half === 0 ? sorted : sorted.slice(0, half)),
        median: middle(sorted),
        q3: middle(half === 0 ? sorted : sorted.slice(-half)),
        max: sorted.at(-1),
      });
    }),
    { numRuns: 2000 },
  );
});

it.each([
  [[5], [5, 5, 5, 5, 5]],
  [
    [1, 2],
    [1, 1, 1.5, 2, 2],
  ],
  [
    [1, 2, 3],
    [1, 1, 2, 3, 3],
  ],
  [
    [1, 2, 3, 4],
    [1, 1.5, 2.5, 3.5, 4],
  ],
  [
    [1, 2, 3, 4, 5],
    [1, 1.5, 3, 4.5, 5],
  ],
  [
    [1, 2, 3, 4, 5, 6],
    [1, 2, 3.5, 5, 6],
  ],
  [
    [1, 2, 3, 4, 5, 6, 7],
    [1, 2, 4, 6, 7],
  ],
  [
    [1, 2, 3, 4, 5, 6, 7, 8],
    [1, 2.5, 4.5, 6.5, 8],
  ],
  [
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2.5, 5, 7.5, 9],
  ],
])("of %j is %j", (values, [min, q1, median, q3, max]) => {
  expect(fiveNumbersOf(Float64Array.from(values).reverse())).toEqual({ min, q1, median, q3, max });
});
