import fc from "fast-check";
import { expect, it } from "vitest";
import { binsOf, equalBins, NO_BIN, ratioBins } from "../../src/stats/equal-bins.ts";
import { golden } from "./golden/golden.ts";

it.each(golden.histograms.map((histogram, i) => [i, histogram] as const))(
  "has numpy's edges and counts, %i",
  (_, { values, bins, range, edges, counts }) => {
    const [low, high] = range ?? [Math.min(...values), Math.max(...values)];
    const ours = equalBins(low, high, bins);
    expect([...ours]).toEqual(edges);
    const ourBins = binsOf(Float64Array.from(values), ours);
    const ourCounts = counts.map((_, bin) => ourBins.filter((other) => other === bin).length);
    expect(ourCounts).toEqual(counts);
  },
);

it("puts every number between the edges of its bin, however the range and the bins are", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  const number = fc.oneof(
    finite,
    fc.constantFrom(0, -0, 1e17, 1e17 + 16, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
  );
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (values, binCount) => {
      const edges = equalBins(Math.min(...values), Math.max(...values), binCount);
      expect(edges.length).toBe(binCount + 1);
      for (let i = 0; i < binCount; i++) expect(edges[i]!).toBeLessThanOrEqual(edges[i + 1]!);
      for (const [i, bin] of binsOf(Float64Array.from(values), edges).entries()) {
        const value = values[i]!;
        expect(edges[bin]!).toBeLessThanOrEqual(value);
        if (bin === binCount - 1) expect(value).toBeLessThanOrEqual(edges[binCount]!);
        else expect(value).toBeLessThan(edges[bin + 1]!);
      }
    }),
    { numRuns: 2000 },
  );
});

it("has no bin for what is beyond the edges, or no number", () => {
  const edges = equalBins(0, 2, 2);
  const values = Float64Array.of(
    -1,
    -5e-324,
    -0,
    0,
    1,
    2,
    2.0000000000000004,
    Infinity,
    -Infinity,
    Number.NaN,
  );
  expect([...binsOf(values, edges)]).toEqual([
    ...[NO_BIN, NO_BIN, 0, 0, 1, 1],
    ...[NO_BIN, NO_BIN, NO_BIN, NO_BIN],
  ]);
});

it("has edges in ascending order that span equal ratios, from end to end", () => {
  const positive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(positive, positive, fc.integer({ min: 1, max: 100 }), (a, b, binCount) => {
      fc.pre(a !== b);
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const edges = [...ratioBins(low, high, binCount)];
      expect([edges.length, edges[0], edges.at(-1)]).toEqual([binCount + 1, low, high]);
      expect(edges).toEqual(edges.toSorted((x, y) => x - y));
    }),
  );
  const decades = [...ratioBins(0.001, 10, 4)];
  decades.forEach((edge, at) => {
    expect(edge / 10 ** (at - 3)).toBeCloseTo(1, 12);
  });
});
