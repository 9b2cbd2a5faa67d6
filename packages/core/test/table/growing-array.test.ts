import fc from "fast-check";
import { expect, it } from "vitest";
import { GrowingArray } from "../../src/table/growing-array.ts";

const newArray = () => new GrowingArray((length) => new Float64Array(length), Number.NaN);

it("has what was set, and keeps its spans as they were", () => {
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ place: fc.nat(300), value: fc.integer() }) },
    { weight: 2, arbitrary: fc.constant("span" as const) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.nat(300)).map((kept) => Uint32Array.from(kept).sort()) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const array = newArray();
      let expected = new Map<number, number>();
      const spans: { span: ReturnType<typeof array.span>; expected: Map<number, number> }[] = [];
      for (const step of steps) {
        if (step === "span") {
          spans.push({ span: array.span(), expected: new Map(expected) });
        } else if (step instanceof Uint32Array) {
          array.keepPlaces(step);
          const moved = Array.from(step, (place, i) => [i, expected.get(place) ?? Number.NaN] as const);
          expected = new Map(moved);
        } else {
          array.set(step.place, step.value);
          expected.set(step.place, step.value);
        }
      }
      spans.push({ span: array.span(), expected });
      for (let place = 0; place <= 301; place++) {
        expect(array.get(place)).toBe(expected.get(place) ?? Number.NaN);
        for (const { span, expected } of spans) {
          expect(span.values[place - span.start] ?? Number.NaN).toBe(expected.get(place) ?? Number.NaN);
        }
      }
    }),
  );
});

it("costs what lies between its first and its last value", () => {
  const array = newArray();
  array.set(1_000_000, 1);
  array.set(1_000_010, 2);
  const { start, values } = array.span();
  expect(start).toBe(1_000_000);
  expect(values.length).toBe(11);
  expect(values.buffer.byteLength).toBeLessThan(4096);
});

it("shares its values with a span until one of them is set again", () => {
  const array = newArray();
  for (let place = 0; place < 100; place++) array.set(place, place);
  const before = array.span();
  array.set(100, 1);
  expect(array.span().values.buffer).toBe(before.values.buffer);
  array.set(50, -1);
  expect(array.span().values.buffer).not.toBe(before.values.buffer);
  expect(before.values[50]).toBe(50);
});
