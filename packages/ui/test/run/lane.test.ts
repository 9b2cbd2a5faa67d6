import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laneOf } from "../../src/run/lane.ts";

const info = (min_value: number | bigint, max_value: number | bigint) =>
  ({ path: "metrics.loss", type: "numeric", count: 2, distinct: 2, min_value, max_value }) as const;

describe("the lane of a field", () => {
  it("is linear over a few decades and around zero", () => {
    const lane = laneOf(info(-10, 90))!;
    expect(lane.scale).toBe("linear");
    expect([-10, 40, 90].map((value) => lane.place(value))).toEqual([0, 0.5, 1]);
  });

  it("is logarithmic over three decades or more of positive values", () => {
    const lane = laneOf(info(0.001, 10))!;
    expect(lane.scale).toBe("log");
    expect(lane.place(0.1)).toBeCloseTo(0.5);
    expect(laneOf(info(0.001, 0.999))?.scale).toBe("linear");
    expect(laneOf(info(0, 1e9))?.scale).toBe("linear");
  });

  it("places every value from 0 to 1, in order, whatever the range", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, finite, finite, (...values) => {
        const [min, value, max] = values.sort((a, b) => a - b) as [number, number, number];
        const lane = laneOf(info(min, max));
        if (lane === undefined) return;
        expect(lane.place(min)).toBe(0);
        expect(lane.place(max)).toBe(1);
        expect(lane.place(value)).toBeGreaterThanOrEqual(0);
        expect(lane.place(value)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("takes big integers", () => {
    expect(laneOf(info(0n, 2n ** 70n))?.place(2n ** 69n)).toBe(0.5);
  });

  it("is none for a single value, and for none", () => {
    expect(laneOf(info(3, 3))).toBeUndefined();
    expect(laneOf({ path: "metrics.loss", type: "numeric", count: 1, distinct: 1 })).toBeUndefined();
  });
});
