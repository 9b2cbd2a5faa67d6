import { expect, it } from "vitest";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";
import { golden } from "./golden/golden.ts";

it("is scipy's", () => {
  for (const [successes, trials, low, high] of golden.wilson_intervals) {
    const interval = wilsonInterval(successes, trials)!;
    expect(interval.low, `${successes} of ${trials}`).toBeCloseTo(low, 12);
    expect(interval.high, `${successes} of ${trials}`).toBeCloseTo(high, 12);
  }
});

it("begins at 0 without a success and ends at 1 without a failure", () => {
  for (const trials of [1, 2, 3, 10, 1000, 123_457]) {
    expect(wilsonInterval(0, trials)!.low).toBe(0);
    expect(wilsonInterval(trials, trials)!.high).toBe(1);
  }
});

it("is none without trials", () => {
  expect(wilsonInterval(0, 0)).toBeUndefined();
});
