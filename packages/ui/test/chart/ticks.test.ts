import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearTicks, tickTexts } from "../../src/chart/linear-ticks.ts";
import { logTicks } from "../../src/chart/log-ticks.ts";
import { timeTicks } from "../../src/chart/time-ticks.ts";

describe("linearTicks", () => {
  it("are multiples of 1, 2 or 5 times a power of ten", () => {
    expect(linearTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearTicks(-3, 7, 4)).toEqual([0, 5]);
    expect(linearTicks(7.1359, 7.1455, 5)).toEqual([7.136, 7.138, 7.14, 7.142, 7.144]);
    expect(linearTicks(0, 2_000_000, 4)).toEqual([0, 500_000, 1_000_000, 1_500_000, 2_000_000]);
    expect(linearTicks(1, 1, 5)).toEqual([]);
  });

  it("lie within any range, ascending, and are about as many as asked for", () => {
    const range = fc
      .tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-9, max: 1e9, noNaN: true }))
      .map(([low, span]) => [low, low + span] as const)
      .filter(([low, high]) => (high - low) / Math.max(Math.abs(low), Math.abs(high)) > 1e-6);
    fc.assert(
      fc.property(range, fc.integer({ min: 2, max: 8 }), ([low, high], count) => {
        const ticks = linearTicks(low, high, count);
        const slack = (high - low) * 1e-6;
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        expect(ticks.length).toBeGreaterThanOrEqual(Math.floor(count / 2.6));
        expect(ticks.every((tick) => tick >= low - slack && tick <= high + slack)).toBe(true);
        expect(ticks.every((tick, index) => index === 0 || tick > ticks[index - 1]!)).toBe(true);
      }),
    );
  });

  it("are written with the same decimals", () => {
    expect(tickTexts([0, 0.05, 0.1])).toEqual(["0", "0.05", "0.10"]);
    expect(tickTexts([-0.1, 0, 0.1])).toEqual(["\u22120.1", "0", "0.1"]);
    expect(tickTexts([0, 5000, 10_000])).toEqual(["0", "5,000", "10,000"]);
    expect(tickTexts([0, 2e-8, 4e-8])).toEqual(["0", "2e\u221208", "4e\u221208"]);
    expect(tickTexts([1.5e7, 2e7])).toEqual(["1.5e+07", "2e+07"]);
  });
});

describe("logTicks", () => {
  it("are powers of ten, with the numbers between them as minor ones", () => {
    expect(logTicks(0.001, 0.1, 5)).toEqual({
      major: [0.001, 0.01, 0.1],
      minor: [2, 3, 4, 5, 6, 7, 8, 9]
        .flatMap((digit) => [digit * 1e-3])
        .concat([2, 3, 4, 5, 6, 7, 8, 9].map((d) => d / 100))
        .map((value) => Number(value.toPrecision(6))),
    });
  });

  it("pass over powers where there are too many", () => {
    expect(logTicks(1e-16, 1e6, 4).major).toEqual([1e-12, 1e-6, 1, 1e6]);
  });

  it("are 1, 2 and 5, or round numbers, within a decade", () => {
    expect(logTicks(1, 9, 5).major).toEqual([1, 2, 5]);
    expect(logTicks(4, 6, 4).major).toEqual([4, 4.5, 5, 5.5, 6]);
  });
});

describe("timeTicks", () => {
  const at = (iso: string) => Date.parse(`${iso}Z`);

  it("name the day once where they are hours of it", () => {
    const ticks = timeTicks(at("2026-01-31T09:10:00"), at("2026-01-31T14:00:00"), 5);
    expect(ticks.map((tick) => tick.label)).toEqual(["31 Jan 10:00", "11:00", "12:00", "13:00", "14:00"]);
  });

  it("are days, and months, over longer times", () => {
    const days = timeTicks(at("2026-01-30T09:00:00"), at("2026-02-03T09:00:00"), 5);
    expect(days.map((tick) => tick.label)).toEqual(["31 Jan", "1 Feb", "2 Feb", "3 Feb"]);
    const months = timeTicks(at("2025-11-15T00:00:00"), at("2026-03-15T00:00:00"), 5);
    expect(months.map((tick) => tick.label)).toEqual(["Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026"]);
  });
});
