import { describe, expect, it } from "vitest";
import { planeOf, rangeOf, shapeOfData } from "../../src/artifact/array-data.ts";
import { heatScale, heatStep } from "../../src/artifact/heat-color.ts";

describe("shapeOfData", () => {
  it("is the lengths of even lists of numbers", () => {
    expect(shapeOfData(3)).toEqual([]);
    expect(shapeOfData([])).toEqual([0]);
    expect(shapeOfData([1, true, null])).toEqual([3]);
    expect(shapeOfData([[[1, 2]], [[3, 4]], [[5, 6n]]])).toEqual([3, 1, 2]);
    expect(shapeOfData([[], []])).toEqual([2, 0]);
  });
  it("is none of ragged lists and of other values", () => {
    for (const data of [[[1], [2, 3]], [1, [2]], ["a"], { a: 1 }, [{ a: 1 }]])
      expect(shapeOfData(data)).toBeUndefined();
  });
});

describe("planeOf", () => {
  const cube = [0, 1].map((z) => [0, 1, 2].map((y) => [0, 1, 2, 3].map((x) => 100 * z + 10 * y + x)));
  it("takes a place on all axes but the last two", () => {
    expect(planeOf(cube, [1]).values).toEqual(cube[1]);
    expect(planeOf([[1, null, Number.NaN, true]], []).values).toEqual([[1, null, null, 1]]);
  });
  it("thins what is more than can be drawn", () => {
    const wide = [Array.from({ length: 2000 }, (_, x) => x)];
    const { values, row_step, column_step } = planeOf(wide, []);
    expect([values[0]?.length, row_step, column_step]).toEqual([500, 1, 4]);
    expect(values[0]?.slice(0, 3)).toEqual([0, 4, 8]);
  });
});

describe("the colours of a matrix", () => {
  it("go from the least to the greatest", () => {
    const scale = heatScale([2, 12]);
    expect([2, 6.9, 12].map((value) => scale.paints[heatStep(scale, value)])).toEqual([
      "seq-0",
      "seq-4",
      "seq-9",
    ]);
  });
  it("have zero in the middle where there are both signs", () => {
    const scale = heatScale([-1, 3]);
    expect(scale.ends).toEqual([-3, 3]);
    expect([-3, 0, 3].map((value) => scale.paints[heatStep(scale, value)])).toEqual([
      "div-n4",
      "div-0",
      "div-p4",
    ]);
  });
  it("stay on the ramp for equal and for huge values", () => {
    expect(heatStep(heatScale([5, 5]), 5)).toBe(0);
    const huge = heatScale([-Number.MAX_VALUE, Number.MAX_VALUE]);
    expect(heatStep(huge, Number.MAX_VALUE)).toBe(8);
  });
});

describe("rangeOf", () => {
  it("passes over what is not finite", () => {
    expect(
      rangeOf([
        [null, 2],
        [-1, null],
      ]),
    ).toEqual([-1, 2]);
    expect(rangeOf([[null]])).toBeUndefined();
  });
});
