import { describe, expect, it } from "vitest";
import { medianInterval } from "../../src/stats/median-interval.ts";
import { golden } from "./golden/golden.ts";

/** n, n - 1, ... 1: the value is the rank. */
const descending = (n: number) => Float64Array.from({ length: n }, (_, i) => n - i);

describe("medianInterval", () => {
  it("is between the ranks that scipy's binomial distribution gives", () => {
    for (const [n, rank] of golden.median_ranks) {
      const wanted = rank === 0 ? undefined : { low: rank, high: n + 1 - rank };
      expect(medianInterval(descending(n)), `${n} values`).toEqual(wanted);
    }
  });

  it("covers the median with at least 95%, and one rank further in would not", () => {
    for (let n = 6; n <= 150; n++) {
      const { low } = medianInterval(descending(n))!;
      expect(20n * tailMass(n, low - 1)).toBeLessThanOrEqual(2n ** BigInt(n));
      expect(20n * tailMass(n, low)).toBeGreaterThan(2n ** BigInt(n));
    }
  });

  it("is none of fewer than 6 values", () => {
    for (let n = 0; n < 6; n++) expect(medianInterval(descending(n))).toBeUndefined();
  });
});

/** Of the 2^n ways in which n values lie below or above their median, those with at most `k` on one side, and on the other. */
function tailMass(n: number, k: number): bigint {
  let ways = 1n;
  let mass = 0n;
  for (let i = 0; i <= k; i++) {
    mass += 2n * ways;
    ways = (ways * BigInt(n - i)) / BigInt(i + 1);
  }
  return mass;
}
