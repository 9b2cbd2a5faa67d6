import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CurvePoint, thinCurve } from "../../src/chart/thin-curve.ts";

const ys = fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(Number.NaN)), {
  maxLength: 400,
});

describe("thinCurve", () => {
  it("keeps few points as they are", () => {
    const points: CurvePoint[] = [
      [0, 1],
      [1, 2],
    ];
    expect(thinCurve(points, 100)).toBe(points);
    expect(thinCurve([], 100)).toEqual([]);
  });
  it("keeps the least, the greatest and the ends of each pixel column, in order", () => {
    fc.assert(
      fc.property(ys, fc.integer({ min: 1, max: 20 }), (values, columns) => {
        const points = values.map((y, x): CurvePoint => [x, y]);
        const kept = thinCurve(points, columns);
        expect(kept.length).toBeLessThanOrEqual(5 * columns);
        expect([...kept].sort((a, b) => a[0] - b[0])).toEqual(kept);
        for (const point of kept) expect(points).toContain(point);
        const span = points.length - 1 || 1;
        const columnOf = (x: number) => Math.min(columns - 1, Math.floor((x / span) * columns));
        for (let column = 0; column < columns; column++) {
          const inside = (list: readonly CurvePoint[]) =>
            list.filter(([x, y]) => columnOf(x) === column && Number.isFinite(y)).map(([, y]) => y);
          expect(Math.min(...inside(kept))).toBe(Math.min(...inside(points)));
          expect(Math.max(...inside(kept))).toBe(Math.max(...inside(points)));
        }
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
      }),
    );
  });
  it("leaves a gap where there is one", () => {
    const points = Array.from({ length: 1000 }, (_, x): CurvePoint => [x, x === 500 ? Number.NaN : x]);
    expect(thinCurve(points, 10).some(([, y]) => Number.isNaN(y))).toBe(true);
  });
  it("keeps of a part that is shown the next point on either side", () => {
    const points = Array.from({ length: 100 }, (_, x): CurvePoint => [x, x]);
    const kept = thinCurve(points, 50, [40, 60]);
    expect(kept[0]).toEqual([39, 39]);
    expect(kept.at(-1)).toEqual([61, 61]);
    expect(thinCurve(points, 50, [200, 300])).toEqual([[99, 99]]);
  });
  it("makes a million points a few thousand", () => {
    const points = Array.from({ length: 1_000_000 }, (_, x): CurvePoint => [x, Math.sin(x)]);
    expect(thinCurve(points, 800).length).toBeLessThanOrEqual(3200);
  });
});
