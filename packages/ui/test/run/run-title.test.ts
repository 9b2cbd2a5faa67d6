import { indexFields, type Run, tableOf } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { titleOf } from "../../src/run/run-title.ts";
import { mainMetricOf } from "../../src/run/varying.ts";
import { makeRun } from "./make-run.ts";

const indexOf = (runs: readonly Run[]) => {
  const table = tableOf(runs);
  const fields = indexFields(table, Uint32Array.from(runs.keys()));
  return { fields, run_count: runs.length, version: 1 };
};

describe("the title of a run", () => {
  it("is made of the params that vary, the first text before all others", () => {
    const runs = [
      makeRun({ run_id: "a" }, { params: { dim: 10, algorithm: "adam", problem: "sphere", steps: 500 } }),
      makeRun({ run_id: "b" }, { params: { dim: 30, algorithm: "sgd", problem: "sphere", steps: 500 } }),
    ];
    expect(titleOf(runs[0]!, indexOf(runs))).toEqual([{ text: "adam" }, { name: "dim", text: "10" }]);
  });

  it("leaves out what the run lacks, and holds what others lack", () => {
    const runs = [
      makeRun({ run_id: "a" }, { params: { opt: { lr: 0.1 }, "opt.lr": 0.2, momentum: null } }),
      makeRun({ run_id: "b" }, { params: { momentum: 0.9 } }),
    ];
    expect(titleOf(runs[0]!, indexOf(runs))).toEqual([{ name: "opt.lr", text: "0.2" }]);
  });

  it("is empty when nothing varies", () => {
    const runs = [makeRun({ run_id: "a" }, { params: { dim: 10 } })];
    expect(titleOf(runs[0]!, indexOf(runs))).toEqual([]);
  });

  it("is short, whatever the params are", () => {
    const params = (start: number) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, "x".repeat(start + index)]));
    const runs = [
      makeRun({ run_id: "a" }, { params: params(100) }),
      makeRun({ run_id: "b" }, { params: params(200) }),
    ];
    const title = titleOf(runs[0]!, indexOf(runs));
    expect(title).toHaveLength(8);
    for (const { text } of title) expect(text).toMatch(/^x{40}\u2026$/);
  });
});

describe("the main metric", () => {
  it("is the first number that varies, metrics before derived", () => {
    const runs = [
      makeRun({ run_id: "a" }, { metrics: { epochs: 5, grade: "A" }, derived_metrics: { log_loss: -1 } }),
      makeRun({ run_id: "b" }, { metrics: { epochs: 5, grade: "B" }, derived_metrics: { log_loss: -2 } }),
    ];
    expect(mainMetricOf(indexOf(runs))).toBe("derived.log_loss");
    const withLoss = runs.map((run, index) => ({ ...run, metrics: { ...run.metrics, loss: index } }));
    expect(mainMetricOf(indexOf(withLoss))).toBe("metrics.loss");
    expect(mainMetricOf(indexOf([]))).toBeUndefined();
  });
});
