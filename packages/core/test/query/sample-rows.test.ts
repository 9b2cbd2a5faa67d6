import { sampleRows } from "@atlas/core";
import fc from "fast-check";
import { expect, it } from "vitest";

const rowsTo = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

it("takes so many different rows, in their order", () => {
  const anyRows = fc
    .uniqueArray(fc.nat(1000), { maxLength: 50 })
    .map((rows) => Uint32Array.from(rows).sort());
  fc.assert(
    fc.property(anyRows, fc.nat(60), fc.maxSafeInteger(), (rows, size, seed) => {
      const sample = sampleRows(rows, size, seed);
      const { rows: taken, ...counts } = sample;
      expect(counts).toEqual({
        total: rows.length,
        returned: Math.min(rows.length, size),
        sampled: size < rows.length,
      });
      expect(taken).toHaveLength(counts.returned);
      expect(rows.filter((row) => taken.includes(row))).toEqual(taken);
      expect(sampleRows(rows, size, seed)).toEqual(sample);
    }),
  );
});

it("takes each pair of rows about as often as any other", () => {
  const counts = new Map<string, number>();
  const draws = 20_000;
  for (let seed = 0; seed < draws; seed++) {
    const pair = sampleRows(rowsTo(6), 2, seed).rows.join();
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const expected = draws / 15;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // At 14 degrees of freedom, one uniform generator of a million exceeds this.
  expect(chiSquare).toBeLessThan(56.5);
  expect(counts.size).toBe(15);
});

it("depends on every part of the seed", () => {
  const rows = rowsTo(1000);
  const seeds = [0, 1, -1, 2, 2 ** 31, 2 ** 32, 2 ** 32 + 1, -(2 ** 32), Number.MAX_SAFE_INTEGER];
  const samples = new Set(seeds.map((seed) => sampleRows(rows, 20, seed).rows.join()));
  expect(samples.size).toBe(seeds.length);
});

it.each([
  [-1, 0, "size"],
  [1.5, 0, "size"],
  [1, Number.NaN, "seed"],
  [1, 2 ** 53, "seed"],
])("refuses the size %j with the seed %j", (size, seed, place) => {
  expect(() => sampleRows(rowsTo(3), size, seed)).toThrow(
    expect.objectContaining({ code: "invalid_query", location: [place] }),
  );
});
