import { tableOf } from "@atlas/core";
import { pairConfigurations } from "@atlas/core/replicates";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePairs } from "../../src/stats/paired-comparison.ts";
import { makeSweep, type SweepRun } from "./make-sweep.ts";

const request = { experiment_id: "sweep:1", field: "metrics.loss" } as const;

function run(configuration: string, seed: string, loss: number | string | null): SweepRun {
  return { configuration, seed, metrics: { loss } };
}

const sweep = makeSweep([
  run("adam", "s1", 1),
  run("adam", "s2", 2),
  run("adam", "s3", 3),
  run("adam", "s9", 100),
  run("sgd", "s1", 1.5),
  run("sgd", "s2", 2.25),
  run("sgd", "s3", 3.5),
  run("sgd", "s10", 7),
  run("sgd", "s4", Number.NaN),
  run("sgd", "s5", null),
  run("sgd", "s6", "diverged"),
  run("lone", "s7", 4),
  { ...run("adam", "s4", 5), experiment: "other:1" },
]);
const table = tableOf(sweep);

describe("configurations compared with a baseline", () => {
  const { baseline, comparisons } = pairConfigurations(table, { ...request, baseline: "adam" });

  it("join on the seed, and compare the pairs", () => {
    expect(baseline).toBe("adam");
    expect(comparisons.map(({ params_fingerprint }) => params_fingerprint)).toEqual(["sgd", "lone"]);
    const [sgd] = comparisons;
    expect(sgd).toMatchObject(comparePairs(Float64Array.of(1, 2, 3), Float64Array.of(1.5, 2.25, 3.5)));
    expect(sgd!.pairs).toEqual([
      { seed: "s1", baseline: 1, value: 1.5 },
      { seed: "s2", baseline: 2, value: 2.25 },
      { seed: "s3", baseline: 3, value: 3.5 },
    ]);
    expect(sgd!.mean_difference! - (0.5 + 0.25 + 0.5) / 3).toBeCloseTo(0, 14);
  });

  it("name the seeds without a counterpart, and count what is no number", () => {
    expect(comparisons[0]).toMatchObject({
      unpaired: ["s10"],
      baseline_unpaired: ["s9"],
      missing: 2,
      not_finite: 1,
      repeated: 0,
      caution: "few_pairs",
    });
  });

  it("test nothing without two pairs, and leave those out of what is adjusted", () => {
    expect(comparisons[1]).toMatchObject({
      n: 0,
      mean: null,
      mean_difference: null,
      caution: "untested",
      holm_p: null,
    });
    expect(comparisons[0]!.holm_p).toBe(comparisons[0]!.sign_flip!.p);
  });

  it("let the mean of repeated runs stand for a seed", () => {
    const repeated = tableOf(makeSweep([run("a", "s", 1), run("a", "s", 3), run("b", "s", 5)]));
    const [b] = pairConfigurations(repeated, { ...request, baseline: "a" }).comparisons;
    expect(b).toMatchObject({ n: 1, mean_difference: 3, baseline_mean: 2 });
    const [a] = pairConfigurations(repeated, { ...request, baseline: "b" }).comparisons;
    expect(a!.repeated).toBe(1);
  });

  it("obey a filter, and a choice of the others", () => {
    const filtered = pairConfigurations(table, {
      ...request,
      baseline: "sgd",
      others: ["adam"],
      filter: { field: "metrics.loss", op: "lt", value: 3 },
    });
    expect(filtered.comparisons.map(({ n }) => n)).toEqual([2]);
  });

  it("refuse what no run has, with the place", () => {
    const places = [
      [{ ...request, baseline: "nobody" }, ["baseline"]],
      [{ ...request, baseline: "adam", others: ["sgd", "nobody"] }, ["others", 1]],
      [{ ...request, field: "loss" as never, baseline: "adam" }, ["field"]],
      [{ ...request, experiment_id: "none:1", baseline: "adam" }, ["baseline"]],
    ] as const;
    for (const [bad, location] of places) {
      expect(() => pairConfigurations(table, bad)).toThrow(
        expect.objectContaining({ code: "invalid_query", location }),
      );
    }
  });

  it("are a thousand at most", () => {
    const many = tableOf(makeSweep(Array.from({ length: 1002 }, (_, i) => run(`c${i}`, "s1", i))));
    const asked = { ...request, baseline: "c0" };
    expect(() => pairConfigurations(many, asked)).toThrow(
      expect.objectContaining({ code: "invalid_query", location: ["others"] }),
    );
    expect(pairConfigurations(many, { ...asked, others: ["c1001"] }).comparisons).toHaveLength(1);
  });

  it("do not depend on the order of the runs", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sweep, { minLength: sweep.length }), (runs) => {
        expect(pairConfigurations(tableOf(runs), { ...request, baseline: "adam" }).comparisons).toEqual(
          comparisons,
        );
      }),
      { numRuns: 20 },
    );
  });
});
