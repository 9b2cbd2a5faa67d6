import { describe, expect, it } from "vitest";
import { measuresOf, numericMeasuresOf } from "../../src/run/measures.ts";
import { makeRun } from "./make-run.ts";

describe("the measures of a run", () => {
  const run = makeRun(
    { run_id: "a" },
    {
      metrics: { loss10: 0.5, loss9: Number.NaN, converged: true, big: 2n ** 70n, none: null },
      derived_metrics: { log_loss: -1, grade: "A", limit: Number.NEGATIVE_INFINITY },
    },
  );

  it("are its metrics, then its derived ones, by name", () => {
    expect(measuresOf(run).map(({ path }) => path)).toEqual([
      "metrics.big",
      "metrics.converged",
      "metrics.loss9",
      "metrics.loss10",
      "metrics.none",
      "derived.grade",
      "derived.limit",
      "derived.log_loss",
    ]);
  });

  it("have a place on an axis when they are finite numbers", () => {
    expect(numericMeasuresOf(run)).toEqual(["metrics.big", "metrics.loss10", "derived.log_loss"]);
  });
});
