import fc from "fast-check";
import { expect, it } from "vitest";
import { countDistinct } from "../../src/query/count-distinct.ts";

it("counts as a Set does", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constant(-0))),
      (values) => {
        expect(countDistinct(Float64Array.from(values))).toBe(new Set(values).size);
      },
    ),
  );
});

it("counts many", () => {
  const values = Float64Array.from({ length: 100_000 }, (_, i) => (i % 30_000) / 7);
  expect(countDistinct(values)).toBe(30_000);
});
