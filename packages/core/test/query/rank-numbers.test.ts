import fc from "fast-check";
import { expect, it } from "vitest";
import { rankNumbers } from "../../src/query/rank-numbers.ts";

function expectRanked(values: readonly number[]): void {
  const wanted = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const placeOf = new Map(wanted.map((value, i) => [value, i]));
  const { distinct, ranks } = rankNumbers(Float64Array.from(values));
  expect([...distinct]).toEqual(wanted);
  expect([...ranks]).toEqual(values.map((value) => placeOf.get(value) ?? wanted.length));
}

it("ranks numbers, infinities among them, 0 and -0 as one, and NaN above all", () => {
  expectRanked([-0, 0, Number.NaN, -Infinity, 1, 1]);
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, 2, Number.NaN))), expectRanked),
  );
});

it("ranks many", () => {
  const values = Array.from({ length: 100_000 }, (_, i) => ((i * 7919) % 30_011) / 7);
  expectRanked([...values, -0, 0, 2 ** 53, -5e-324, Number.MAX_VALUE, -Infinity]);
});

it("ranks nothing", () => {
  expect(rankNumbers(new Float64Array())).toEqual({ distinct: new Float64Array(), ranks: new Uint32Array() });
});
