import { describe, expect, it } from "vitest";
import { formatShare, progressOf } from "../../src/experiment/experiment-progress.ts";
import { makeExperiment } from "./make-experiment.ts";

describe("the progress of an experiment", () => {
  it("counts runs that ended by themselves", () => {
    const experiment = makeExperiment({
      total_runs: 2160,
      run_count: 2012,
      success: 1980,
      failed: 20,
      running: 12,
    });
    expect(progressOf(experiment)).toEqual({ total: 2160, done: 2000, toCome: 148 });
  });

  it("is over the runs that there are when they are more than the manifest asks for", () => {
    const experiment = makeExperiment({ total_runs: 1, run_count: 56, success: 50, cancelled: 6 });
    expect(progressOf(experiment)).toEqual({ total: 56, done: 50, toCome: 0 });
  });

  it("is unknown without a manifest", () => {
    expect(progressOf(makeExperiment({ run_count: 5, success: 5 }))).toBeUndefined();
  });

  it("is never rounded up", () => {
    expect(formatShare({ total: 2160, done: 2000, toCome: 0 })).toBe("92.5%");
    expect(formatShare({ total: 100_000, done: 99_999, toCome: 0 })).toBe("99.9%");
    expect(formatShare({ total: 10, done: 10, toCome: 0 })).toBe("100%");
    expect(formatShare({ total: 0, done: 0, toCome: 0 })).toBe("100%");
    expect(formatShare({ total: 15, done: 0, toCome: 15 })).toBe("0%");
  });
});
