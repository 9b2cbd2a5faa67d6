import fc from "fast-check";
import { expect, it } from "vitest";
import { firstOf } from "../../src/query/first-of.ts";

it("is the beginning of the stably sorted items", () => {
  const items = fc.array(fc.tuple(fc.nat(5), fc.nat()));
  fc.assert(
    fc.property(items, fc.nat(8), (pairs, limit) => {
      const byFirst = (a: readonly number[], b: readonly number[]) => a[0]! - b[0]!;
      expect(firstOf(pairs, limit, byFirst)).toEqual(pairs.toSorted(byFirst).slice(0, limit));
    }),
  );
});
