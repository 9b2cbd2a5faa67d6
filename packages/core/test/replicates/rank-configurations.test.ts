import { type RankingRequest, tableOf } from "@atlas/core";
import { rankConfigurations } from "@atlas/core/replicates";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePairs } from "../../src/stats/paired-comparison.ts";
import { makeSweep, type SweepRun } from "./make-sweep.ts";

const request: RankingRequest = { experiment_id: "sweep:1", field: "metrics.loss", goal: "min" };
const NOISE = [0.3, -0.1, 0.25, -0.2, 0.05, 0.11, -0.32, 0.2, -0.15, 0.08];

function run(configuration: string, seed: string, loss: number | string | null): SweepRun {
  return { configuration, seed, metrics: { loss }, params: { name: configuration, constant: 1 } };
}

const sweep = makeSweep(
  NOISE.flatMap((noise, i) => [
    run("good", `s${i}`, i + noise),
    run("alike", `s${i}`, i + NOISE[9 - i]! + 0.02),
    run("worse", `s${i}`, i + 2 + NOISE[(i + 3) % 10]!),
    ...(i === 0 ? [run("barely", "s0", 20), run("never", "s0", "diverged")] : []),
  ]),
);
const table = tableOf(sweep);
const fingerprints = (asked: Partial<RankingRequest>) =>
  rankConfigurations(table, { ...request, ...asked }).configurations.map(
    ({ params_fingerprint }) => params_fingerprint,
  );

describe("a ranking of configurations", () => {
  const ranking = rankConfigurations(table, request);

  it("has the best mean first, and what has no number last", () => {
    expect(fingerprints({})).toEqual(["good", "alike", "worse", "barely", "never"]);
    expect(ranking).toMatchObject({ best: "good", total: 5, replicated_count: 3, params: ["params.name"] });
    expect(ranking.configurations.map(({ values }) => values[0])).toEqual(fingerprints({}));
    expect(fingerprints({ goal: "max" })).toEqual(["barely", "worse", "alike", "good", "never"]);
  });

  it("says how each stands to the best, by the sign-flip test where that can tell", () => {
    expect(ranking).toMatchObject({ test: "sign_flip", test_count: 2, as_good_count: 1 });
    expect(ranking.configurations.map(({ standing }) => standing)).toEqual([
      "best",
      "as_good",
      "worse",
      "untested",
      "unmeasured",
    ]);
    const [best, alike, worse] = ranking.configurations;
    expect(best!.against_best).toBeNull();
    const numbers = (of: (i: number) => number) => Float64Array.from(NOISE, (_, i) => of(i));
    const compared = comparePairs(
      numbers((i) => i + NOISE[i]!),
      numbers((i) => i + 2 + NOISE[(i + 3) % 10]!),
    );
    expect(worse!.against_best).toMatchObject({ pairs: 10, p: compared.sign_flip!.p });
    expect(worse!.against_best!.mean_difference).toBeCloseTo(compared.mean_difference!, 12);
    expect(worse!.against_best!.holm_p).toBe(2 * worse!.against_best!.p);
    expect(alike!.against_best!.holm_p).toBeGreaterThan(0.05);
  });

  it("asks the t test where the sign-flip test could tell nothing apart", () => {
    const few = tableOf(
      makeSweep(
        [0.01, 0, -0.01].flatMap((noise, i) => [
          run("good", `s${i}`, i),
          run("worse", `s${i}`, i + 2 + noise),
        ]),
      ),
    );
    const { test, configurations } = rankConfigurations(few, request);
    expect(test).toBe("t");
    const [, worse] = configurations;
    expect(worse).toMatchObject({ standing: "worse" });
    expect(worse!.against_best!.p).toBe(
      comparePairs(Float64Array.of(0, 1, 2), Float64Array.of(2.01, 3, 3.99)).t_test!.p,
    );
  });

  it("sorts by the bounds of the intervals, those without one last", () => {
    const wide = tableOf(
      makeSweep([
        ...[1, 5].map((loss, i) => run("wide", `s${i}`, loss)),
        ...[3.4, 3.6].map((loss, i) => run("narrow", `s${i}`, loss)),
        run("single", "s0", 0),
      ]),
    );
    const order = (by: "mean" | "low" | "high") =>
      rankConfigurations(wide, { ...request, by }).configurations.map(
        ({ params_fingerprint }) => params_fingerprint,
      );
    expect(order("mean")).toEqual(["single", "wide", "narrow"]);
    expect(order("high")).toEqual(["narrow", "wide", "single"]);
    expect(order("low")).toEqual(["wide", "narrow", "single"]);
  });

  it("has an interval from two seeds on, and counts what is no number", () => {
    const barely = ranking.configurations[3];
    expect(barely).toMatchObject({ n: 1, mean: 20, sd: null, low: null, high: null, missing: 0 });
    expect(ranking.configurations[4]).toMatchObject({ n: 0, mean: null, missing: 1, run_count: 1 });
    const good = ranking.configurations[0]!;
    expect(good.high! - good.mean!).toBeCloseTo(good.mean! - good.low!, 12);
  });

  it("comes in pages that say the same", () => {
    const pages = [0, 2, 4].flatMap((offset) => fingerprints({ limit: 2, offset }));
    expect(pages).toEqual(fingerprints({}));
    const second = rankConfigurations(table, { ...request, limit: 2, offset: 2 });
    expect(second.configurations).toEqual(ranking.configurations.slice(2, 4));
  });

  it("is empty without a run, and without a number has no best", () => {
    const none = { best: null, test: null, test_count: 0, as_good_count: 0, replicated_count: 0 };
    expect(rankConfigurations(tableOf([]), request)).toMatchObject({ ...none, configurations: [], total: 0 });
    const unmeasured = rankConfigurations(table, { ...request, field: "metrics.none" });
    expect(unmeasured).toMatchObject({ ...none, total: 5 });
    expect(new Set(unmeasured.configurations.map(({ standing }) => standing))).toEqual(
      new Set(["unmeasured"]),
    );
  });

  it("does not depend on the order of the runs", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sweep, { minLength: sweep.length }), (runs) => {
        expect(rankConfigurations(tableOf(runs), request)).toEqual(ranking);
      }),
      { numRuns: 20 },
    );
  });
});
