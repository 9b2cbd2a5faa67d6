import fc from "fast-check";
import { expect, it } from "vitest";
import { binOf, equalBins } from "../../src/stats/equal-bins.ts";
import { golden } from "./golden/golden.ts";

it.each(golden.histograms.map((histogram, i) => [i, histogram] as const))(
  "has numpy's edges and counts, %i",
  (_, { values, bins, range, edges, counts }) => {
    const [low, high] = range ?? [Math.min(...values), Math.max(...values)];
    const ours = equalBins(low, high, bins);
    expect([...ours]).toEqual(edges);
    const ourCounts = new Array<number>(bins).fill(0);
    for (const value of values) {
      if (value >= ours[0]! && value <= ours.at(-1)!) ourCounts[binOf(ours, value)]!++;
    }
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
      for (const value of values) {
        const bin = binOf(edges, value);
        expect(edges[bin]!).toBeLessThanOrEqual(value);
        if (bin === binCount - 1) expect(value).toBeLessThanOrEqual(edges[binCount]!);
        else expect(value).toBeLessThan(edges[bin + 1]!);
      }
    }),
    { numRuns: 2000 },
  );
});
