import { describe, expect, test } from "vitest";
import { randomOf } from "../../src/demo/random.ts";

const draws = (seed: string, count: number) => {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => random.uniform());
};

describe("randomOf", () => {
  test("a seed gives its stream, and each half of it counts", () => {
    expect(draws("0123456789abcdef", 5)).toEqual(draws("0123456789abcdef", 5));
    for (const other of ["1123456789abcdef", "0123456789abcdee", "0000000000000000"]) {
      expect(draws(other, 1)).not.toEqual(draws("0123456789abcdef", 1));
    }
  });

  test("uniform numbers fill [0, 1) evenly", () => {
    const counts = new Array<number>(16).fill(0);
    for (const value of draws("00ccca107734f362", 16_000)) {
      expect(value >= 0 && value < 1).toBe(true);
      counts[Math.floor(value * 16)]! += 1;
    }
    // The chance that a good stream exceeds 44 is 1 in 10,000; this stream is fixed.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquared).toBeLessThan(44);
  });

  test("normal numbers have mean 0, variance 1 and the right tails", () => {
    const random = randomOf("ffffffffffffffff");
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
    expect(values.filter((value) => Math.abs(value) > 1.96).length / values.length).toBeCloseTo(0.05, 2);
  });
});
