import fc from "fast-check";
import { expect, it } from "vitest";
import { DistinctNumbers } from "../../src/query/distinct-numbers.ts";
import { poolNumber } from "../arbitrary.ts";

it("counts as a set does, but for NaN, whatever is expected and in whatever parts", () => {
  const numbers = fc.array(fc.oneof(poolNumber, fc.double()));
  fc.assert(
    fc.property(fc.array(numbers), fc.nat(20_000), (parts, expected) => {
      const distinct = new DistinctNumbers(expected);
      for (const part of parts) distinct.add(Float64Array.from(part));
      expect(distinct.count).toBe(new Set(parts.flat().filter((number) => !Number.isNaN(number))).size);
    }),
  );
});

it.each([5000, 0])("counts many numbers, of which it expected %i", (expected) => {
  const distinct = new DistinctNumbers(expected);
  distinct.add(Float64Array.from({ length: 5000 }, (_, i) => (i % 3000) / 7));
  distinct.add(
    Float64Array.from({ length: 100 }, (_, i) => -i),
    50,
  );
  expect(distinct.count).toBe(3049);
});
