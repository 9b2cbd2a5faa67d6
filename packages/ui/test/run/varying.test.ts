import { describe, expect, it } from "vitest";
import { mainMetricOf } from "../../src/run/varying.ts";
import { indexOf, makeRun } from "./make-run.ts";

describe("the main metric of a run", () => {
  const runs = [
    makeRun(
      { run_id: "a" },
      { params: { lr: 1 }, metrics: { epochs: 5, grade: "A" }, derived_metrics: { log_loss: -1 } },
    ),
    makeRun(
      { run_id: "b" },
      { params: { lr: 2 }, metrics: { epochs: 5, grade: "B" }, derived_metrics: { log_loss: -2 } },
    ),
  ];

  it("is the first number that varies", () => {
    expect(mainMetricOf(runs[0]!, indexOf(runs))).toBe("derived.log_loss");
  });

  it("is a metric before it is a derived one", () => {
    const withLoss = runs.map((run, loss) => ({ ...run, metrics: { ...run.metrics, loss } }));
    expect(mainMetricOf(withLoss[0]!, indexOf(withLoss))).toBe("metrics.loss");
  });

  it("is one that the run has, if it has any", () => {
    const failed = makeRun({ run_id: "c", status: "failed" }, { metrics: { epochs: 1 } });
    expect(mainMetricOf(failed, indexOf([...runs, failed]))).toBe("metrics.epochs");
    const empty = makeRun({ run_id: "d", status: "failed" });
    expect(mainMetricOf(empty, indexOf([...runs, empty]))).toBe("metrics.epochs");
    expect(mainMetricOf(runs[0]!, indexOf([]))).toBeUndefined();
  });
});
