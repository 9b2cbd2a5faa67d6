import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categoryScale, keyOf, numberScale, wallClockMs } from "../../src/chart/scale.ts";

describe("numberScale", () => {
  it.each(["linear", "log", "symlog"] as const)("%s gives back the number of a place", (kind) => {
    const bounds = { min: kind === "log" ? 1e-6 : -1e6, max: 1e6, noNaN: true };
    fc.assert(
      fc.property(fc.double(bounds), fc.double({ min: 0, max: 1, noNaN: true }), (low, at) => {
        const scale = numberScale(kind, { extent: [low, 2e6] });
        expect(scale.place(scale.numberAt(at))).toBeCloseTo(at, 6);
      }),
    );
  });

  it("has no place for what is not above 0 on a log axis, and for texts", () => {
    const scale = numberScale("log", { extent: [1, 100] });
    expect([0, -1, "a"].map(scale.place)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(scale.place(10)).toBeCloseTo(0.5);
  });

  it("takes booleans as 0 and 1, and big integers", () => {
    const scale = numberScale("linear", { extent: [0, 1], padding: 0 });
    expect([false, true, 1n].map(scale.place)).toEqual([0, 1, 1]);
  });

  it("gives a single number room on either side", () => {
    expect(numberScale("linear", { extent: [5, 5] }).place(5)).toBeCloseTo(0.5);
    expect(numberScale("linear", { extent: [0, 0] }).place(0)).toBeCloseTo(0.5);
    expect(numberScale("log", { extent: [5, 5] }).place(5)).toBeCloseTo(0.5);
  });

  it("marks given values in place of round ones", () => {
    const scale = numberScale("log", { extent: [100_000, 5_000_000], ticksAt: [100_000, 5_000_000] });
    expect(scale.ticks.map((tick) => tick.label)).toEqual(["100,000", "5,000,000"]);
  });

  it("marks both signs on a symlog axis", () => {
    const scale = numberScale("symlog", { extent: [-1000, 1000], threshold: 1, count: 6 });
    expect(scale.ticks.map((tick) => tick.label)).toEqual(["\u2212100", "\u22121", "0", "1", "100"]);
  });

  it("reads times by their wall clock, whatever their zone", () => {
    const scale = numberScale("time", {
      extent: [wallClockMs("2026-01-31T10:00:00"), wallClockMs("2026-01-31T12:00:00")],
      padding: 0,
    });
    expect(scale.place("2026-01-31T11:00:00+05:00")).toBeCloseTo(0.5);
    expect(scale.place("soon")).toBeNaN();
  });
});

describe("categoryScale", () => {
  it("gives each value its own place, apart from values of other types", () => {
    const scale = categoryScale([10, "10", true]);
    expect([10, 10n, "10", true, false].map(scale.place)).toEqual([1 / 6, 1 / 6, 0.5, 5 / 6, Number.NaN]);
    expect(keyOf(1)).not.toBe(keyOf("1"));
  });
});
