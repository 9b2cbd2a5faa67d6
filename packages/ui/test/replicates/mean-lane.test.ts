import { describe, expect, it } from "vitest";
import { halfWidth, meanLaneOf } from "../../src/replicates/mean-lane.ts";

const measured = (mean: number | null, half = 0.5) =>
  mean === null ? { mean, low: null, high: null } : { mean, low: mean - half, high: mean + half };

describe("the lane of a ranking", () => {
  it("has room for every interval, in order", () => {
    const lane = meanLaneOf([measured(1), measured(2), measured(null)])!;
    const places = [0.5, 1, 2, 2.5].map(lane.percent);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(places[3]).toBeLessThan(100);
    expect(lane.ticks.map(({ label }) => label)).toContain("1.0");
  });

  it("is not stretched by the interval of two seeds, which ends at the edge", () => {
    const lane = meanLaneOf([measured(1, 0.1), measured(2, 0.1), measured(1.5, 1000)])!;
    expect(lane.percent(1001.5)).toBe(100);
    expect(lane.percent(-998.5)).toBe(0);
    expect(lane.percent(2) - lane.percent(1)).toBeGreaterThan(50);
  });

  it("is logarithmic for positive means that span three decades, bounds below 0 being at the edge", () => {
    const lane = meanLaneOf([measured(0.001, 0.0001), measured(1, 2), measured(1000, 10)])!;
    expect(lane.percent(1) - lane.percent(0.001)).toBeCloseTo(lane.percent(1000) - lane.percent(1), 6);
    expect(lane.percent(-1)).toBe(0);
  });

  it("is none without a mean, and is one for a single number", () => {
    expect(meanLaneOf([measured(null)])).toBeUndefined();
    expect(meanLaneOf([{ mean: 3, low: null, high: null }])!.percent(3)).toBeCloseTo(50, 6);
  });
});

it("half the width of an interval is none without one", () => {
  expect(halfWidth({ mean: 2, high: 2.5 })).toBe(0.5);
  expect(halfWidth({ mean: 2, high: null })).toBeUndefined();
});
