import fc from "fast-check";
import { expect, it } from "vitest";
import { select } from "../../src/stats/select.ts";
import { seededRandom } from "./seeded-random.ts";

function expectSelected(values: Float64Array, k: number, start: number, end: number): void {
  const before = values.slice();
  const sorted = before.slice(start, end).sort();
  select(values, k, start, end);
  expect(values[k]).toBe(sorted[k - start]);
  expect(values.subarray(start, k).every((value) => value <= values[k]!)).toBe(true);
  expect(values.subarray(k + 1, end).every((value) => value >= values[k]!)).toBe(true);
  expect(values.slice(start, end).sort()).toEqual(sorted);
  expect(values.subarray(0, start)).toEqual(before.subarray(0, start));
  expect(values.subarray(end)).toEqual(before.subarray(end));
}

it("parts any numbers, of any part of an array, about any place", () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.double({ noNaN: true }).map((value) => value + 0),
  );
  const someSlice = fc
    .array(number, { minLength: 1, maxLength: 60 })
    .chain((values) =>
      fc.tuple(fc.constant(values), fc.array(fc.nat(values.length - 1), { minLength: 3, maxLength: 3 })),
    );
  fc.assert(
    fc.property(someSlice, ([values, places]) => {
      const [start, k, last] = places.sort((a, b) => a - b) as [number, number, number];
      expectSelected(Float64Array.from(values), k, start, last + 1);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ["random", (i: number) => seededRandom(i)()],
  ["ascending", (i: number) => i],
  ["descending", (i: number) => -i],
  ["of two values", (i: number) => i % 2],
  ["equal", () => 7],
  ["organ pipes", (i: number) => Math.min(i, 20_000 - i)],
])("parts many numbers: %s", (_, valueAt) => {
  const values = Float64Array.from({ length: 20_000 }, (_, i) => valueAt(i));
  for (const k of [0, 1, 4999, 10_000, 19_999]) expectSelected(values.slice(), k, 0, values.length);
});
