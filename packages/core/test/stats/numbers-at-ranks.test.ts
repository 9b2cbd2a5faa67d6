import fc from "fast-check";
import { expect, it } from "vitest";
import { numbersAtRanks } from "../../src/stats/numbers-at-ranks.ts";
import { seededRandom } from "./seeded-random.ts";

function expectAtRanks(values: Float64Array, ranks: readonly number[]): void {
  const sorted = values.slice().sort();
  const wanted = ranks.map((rank) => sorted[rank]);
  expect(numbersAtRanks(values, ranks)).toEqual(wanted);
  expect(values.sort()).toEqual(sorted);
}

it("is what stands there once all are sorted, of a few numbers", () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const numbers = fc.array(
    number.map((value) => value + 0),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(numbers, fc.array(fc.nat(59), { maxLength: 4 }), (values, places) => {
      const ranks = places.map((place) => place % values.length).sort((a, b) => a - b);
      expectAtRanks(Float64Array.from(values), ranks);
    }),
  );
});

const random = seededRandom(1);
const SHAPES: Record<string, (i: number) => number> = {
  uniform: random,
  "of few values": () => Math.floor(random() * 3),
  "over many decades": () => Math.exp(40 * random()),
  "nearly all in one place": (i) => (i === 0 ? 1e9 : random()),
  "of the widest range": (i) => (i % 2 === 0 ? -1 : 1) * random() * Number.MAX_VALUE,
  "as close together as can be": () => 5e-324 * Math.floor(random() * 3),
  "far from 0 and close together": () => 1e9 + random() * 1e-6,
  "of one value": () => 7,
  ascending: (i) => i,
  descending: (i) => -i,
};

it.each(Object.keys(SHAPES))("is so of many numbers, %s", (shape) => {
  for (const length of [255, 256, 1001, 10_000]) {
    const values = Float64Array.from({ length }, (_, i) => SHAPES[shape]!(i) + 0);
    expectAtRanks(values, [0, 1, length >> 2, length >> 1, length >> 1, length - 1]);
  }
});

it("of none is none", () => {
  expect(numbersAtRanks(Float64Array.of(1, 2), [])).toEqual([]);
});
