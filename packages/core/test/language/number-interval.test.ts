import type { Comparison } from "@atlas/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { comparisonTest } from "../../src/language/comparison-test.ts";
import { intervalOf } from "../../src/language/number-interval.ts";

const edge = fc.constantFrom(
  ...[0, -0, 5e-324, -5e-324, 1, -1, 2 ** 53, 2 ** 53 + 2, Number.MAX_VALUE, -Number.MAX_VALUE],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
);
const double = fc.oneof(edge, fc.double({ noNaN: true }));
const bigInteger = fc.oneof(
  fc.constantFrom(
    2n ** 53n,
    2n ** 53n + 1n,
    2n ** 53n + 3n,
    -(2n ** 53n) - 1n,
    10n ** 400n,
    -(10n ** 400n),
    0n,
  ),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
);
const bound = fc.oneof(double, bigInteger);
const field = "params.x" as const;
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({
    field: fc.constant(field),
    op: fc.constantFrom("eq", "lt", "le", "gt", "ge"),
    value: bound,
  }) as fc.Arbitrary<Comparison>,
  fc.record({
    field: fc.constant(field),
    op: fc.constant("between" as const),
    value: fc.tuple(bound, bound),
  }),
);

it("holds the doubles that pass the comparison", () => {
  const near = (value: number | bigint) =>
    fc.constantFrom(Number(value), Number(value) * (1 + 2 ** -52), Number(value) * (1 - 2 ** -53));
  const withDouble = comparison.chain((compared) => {
    const bounds = [compared.value].flat() as (number | bigint)[];
    return fc.tuple(fc.constant(compared), fc.oneof(double, ...bounds.map(near)));
  });
  fc.assert(
    fc.property(withDouble, ([compared, value]) => {
      fc.pre(!Number.isNaN(value));
      const { least, greatest } = intervalOf(compared)!;
      expect(value >= least && value <= greatest).toBe(comparisonTest(compared)(value));
    }),
    { numRuns: 5000 },
  );
});

it.each<Comparison>([
  { field, op: "ne", value: 1 },
  { field, op: "eq", value: "1" },
  { field, op: "ge", value: true },
  { field, op: "between", value: [1, "2"] },
  { field, op: "in", value: [1] },
])("has none of $op $value", (compared) => {
  expect(intervalOf(compared)).toBeUndefined();
});
