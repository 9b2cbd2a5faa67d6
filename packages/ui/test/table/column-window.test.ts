import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnWindow } from "../../src/table/column-window.ts";

describe("columnWindow", () => {
  it("draws what is seen and what is close by, and says how wide the rest is", () => {
    const widths = Array.from({ length: 100 }, () => 100);
    expect(columnWindow(widths, 0, 1000)).toEqual({ first: 0, end: 13, before: 0, after: 8700 });
    expect(columnWindow(widths, 5000, 1000)).toEqual({ first: 47, end: 63, before: 4700, after: 3700 });
    expect(columnWindow([], 0, 1000)).toEqual({ first: 0, end: 0, before: 0, after: 0 });
  });

  it("covers what is seen and forgets no width", () => {
    const widths = fc.array(fc.integer({ min: 40, max: 400 }), { maxLength: 200 });
    fc.assert(
      fc.property(widths, fc.nat(20_000), fc.integer({ min: 0, max: 3000 }), (all, scrollLeft, width) => {
        const { first, end, before, after } = columnWindow(all, scrollLeft, width);
        const sum = (from: number, to: number) => all.slice(from, to).reduce((total, one) => total + one, 0);
        expect(before).toBe(sum(0, first));
        expect(after).toBe(sum(end, all.length));
        expect(before).toBeLessThanOrEqual(scrollLeft);
        if (end < all.length) expect(before + sum(first, end)).toBeGreaterThanOrEqual(scrollLeft + width);
      }),
    );
  });
});
