import { describe, expect, it } from "vitest";
import { facetAxis } from "../../src/facet/facet-axis.ts";

describe("an axis of a histogram", () => {
  it("is even in numbers where its scale is linear", () => {
    const axis = facetAxis({ bins: [0, 3.333333333, 6.666666667, 10], scale: "linear" });
    expect([axis.least, axis.greatest]).toEqual([0, 10]);
    expect(axis.edges).toEqual([0, 3.33, 6.67, 10]);
    expect(axis.placeOf(2.5)).toBe(0.25);
    expect(axis.valueAt(1 / 3, 100)).toBe(3.3);
  });

  it("is even in decades where its scale is logarithmic, with digits that fit each of them", () => {
    const axis = facetAxis({ bins: [1e-6, 1e-3, 1], scale: "log" });
    expect(axis.placeOf(1e-3)).toBeCloseTo(0.5);
    expect(axis.placeOf(1e-6)).toBe(0);
    expect(axis.valueAt(0.5, 200)).toBe(0.001);
    expect(axis.valueAt(0.25, 200)).toBeCloseTo(3.16e-5, 6);
    expect(axis.edges).toEqual([1e-6, 1e-3, 1]);
  });

  it("ends where its bins do", () => {
    const axis = facetAxis({ bins: [1, 10_000], scale: "log" });
    expect([axis.valueAt(-1, 100), axis.valueAt(2, 100)]).toEqual([1, 10_000]);
  });

  it("is one value where all are the same", () => {
    const axis = facetAxis({ bins: [5, 5], scale: "linear" });
    expect(axis.placeOf(5)).toBe(0);
    expect(axis.valueAt(0.5, 100)).toBe(5);
  });
});
