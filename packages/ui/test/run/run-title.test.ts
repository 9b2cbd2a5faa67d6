import { describe, expect, it } from "vitest";
import { titleOf } from "../../src/run/run-title.ts";
import { indexOf, makeRun } from "./make-run.ts";

describe("the title of a run", () => {
  it("is made of the params that vary, the first text before all others", () => {
    const runs = [
      makeRun({ run_id: "a" }, { params: { dim: 10, algorithm: "adam", problem: "sphere", steps: 500 } }),
      makeRun({ run_id: "b" }, { params: { dim: 30, algorithm: "sgd", problem: "sphere", steps: 500 } }),
    ];
    expect(titleOf(runs[0]!, indexOf(runs))).toEqual([{ text: "adam" }, { name: "dim", text: "10" }]);
  });

  it("shows numbers as they were typed, as far as that is short", () => {
    const runs = [0.001, 90061.2, 1 / 3].map((lr, index) =>
      makeRun({ run_id: `${index}` }, { params: { lr } }),
    );
    const texts = runs.map((run) => titleOf(run, indexOf(runs))[0]?.text);
    expect(texts).toEqual(["0.001", "90,061.2", "0.333333"]);
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
