import { tableOf } from "@atlas/core";
import { expectedIntervals, oddReplicates } from "@atlas/core/replicates";
import { describe, expect, it } from "vitest";
import { robustScale } from "../../src/stats/robust-scale.ts";
import { runOf } from "../arbitrary.ts";
import { seededRandom } from "../stats/seeded-random.ts";
import { makeSweep, type SweepRun } from "./make-sweep.ts";

const request = { experiment_id: "sweep:1", field: "metrics.loss" } as const;

function sweep(
  loss: (configuration: number, seed: number) => number,
  configurations = 12,
  seeds = 10,
): SweepRun[] {
  return Array.from({ length: configurations }, (_, c) =>
    Array.from({ length: seeds }, (_, s) => ({
      configuration: `c${c}`,
      seed: `s${s}`,
      metrics: { loss: loss(c, s) },
    })),
  ).flat();
}

describe("odd replicates", () => {
  it("are those far from the median of their own configuration", () => {
    const random = seededRandom(2);
    const noisy = sweep((c, s) => 100 * c + random() + (c === 3 && s === 4 ? 25 : 0));
    const { replicates, seeds } = oddReplicates(tableOf(makeSweep(noisy)), request);
    expect(replicates.length).toBeLessThan(4);
    expect(replicates[0]).toMatchObject({ params_fingerprint: "c3", seed: "s4" });
    expect(replicates[0]!.residual).toBeGreaterThan(10);
    expect(seeds).toEqual([]);
  });

  it("are infinitely odd where the others are all equal", () => {
    const { replicates } = oddReplicates(
      tableOf(makeSweep(sweep((c, s) => c + (c + s === 1 ? 1 : 0), 2))),
      request,
    );
    expect(
      replicates.map(({ params_fingerprint, seed, residual }) => [params_fingerprint, seed, residual]),
    ).toEqual([
      ["c0", "s1", Number.POSITIVE_INFINITY],
      ["c1", "s0", Number.POSITIVE_INFINITY],
    ]);
  });

  it("are not looked for among fewer than five", () => {
    const few = sweep((_, s) => (s === 0 ? 1000 : s), 8, 4);
    expect(oddReplicates(tableOf(makeSweep(few)), request).replicates).toEqual([]);
  });
});

it("finds the seed that is unlucky everywhere", () => {
  const random = seededRandom(9);
  const unlucky = sweep((c, s) => 10 * c + random() + (s === 7 ? 1.2 : 0));
  const { seeds } = oddReplicates(tableOf(makeSweep(unlucky)), request);
  expect(seeds[0]).toMatchObject({ seed: "s7", configurations: 12 });
  expect(seeds[0]!.mean_residual).toBeGreaterThan(1);
  expect(seeds[0]!.holm_p).toBeLessThan(0.001);
  const { seeds: none } = oddReplicates(
    tableOf(makeSweep(unlucky.filter(({ configuration }) => configuration < "c2"))),
    request,
  );
  expect(none.map(({ seed }) => seed)).not.toContain("s0");
});

it("estimates the standard deviation of normal numbers, few or many, from their median deviation", () => {
  const random = seededRandom(4);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  for (const n of [5, 9, 10, 40]) {
    const scales = Array.from(
      { length: 4000 },
      () => robustScale(Float64Array.from({ length: n }, normal)).scale,
    );
    expect(scales.reduce((sum, scale) => sum + scale, 0) / scales.length).toBeCloseTo(1, 1);
  }
});

it("tells how much an interval narrows with more seeds", () => {
  const [now, four, many] = expectedIntervals(1, 4, [0, 4, 96]);
  expect(now!.margin).toBeCloseTo(3.182_446_305_284_263 / 2, 12);
  expect(four!.margin / now!.margin).toBeCloseTo(0.5254, 3);
  expect(many).toMatchObject({ added: 96 });
  expect(() => expectedIntervals(1, 1, [1])).toThrow(expect.objectContaining({ code: "invalid_query" }));
  expect(() => expectedIntervals(1, 4, [2, -1])).toThrow(expect.objectContaining({ location: ["added", 1] }));
});

describe("values under which runs fail", () => {
  const random = seededRandom(4);
  const runs = Array.from({ length: 400 }, (_, i) => {
    const params = { lr: random(), kind: ["a", "b", "c"][i % 3]!, depth: i % 4 };
    const status = random() < (params.depth === 3 ? 0.5 : 0.05) || params.lr > 0.95 ? "failed" : "success";
    return runOf(
      {
        ...{ run_id: `r${i}`, experiment_id: "sweep:1", params_fingerprint: `c${i}`, seed_fingerprint: "s" },
        status,
      },
      params,
    );
  });

  it("are told from the others by their runs, numbers in classes, the surest first", () => {
    const { failing } = oddReplicates(tableOf(runs), request);
    const [depth, lr] = failing;
    const ofDepth = runs.filter(({ params }) => params["depth"] === 3);
    const failed = ofDepth.filter(({ record }) => record.status === "failed").length;
    expect(depth).toMatchObject({ path: "params.depth", from: 3, to: 3, runs: 100, failed });
    expect(depth!.low).toBeLessThan(failed / 100);
    expect(depth!.high).toBeGreaterThan(failed / 100);
    expect(lr!.path).toBe("params.lr");
    expect(lr!.to).toBeGreaterThan(0.95);
    expect(failing.length).toBe(2);
  });

  it("do not depend on the order of runs, and are none where all fail or none does", () => {
    expect(oddReplicates(tableOf(runs.toReversed()), request).failing).toEqual(
      oddReplicates(tableOf(runs), request).failing,
    );
    const failed = runs.filter(({ record }) => record.status === "failed");
    expect(oddReplicates(tableOf(failed), request).failing).toEqual([]);
    expect(oddReplicates(tableOf([]), request).failing).toEqual([]);
  });
});
