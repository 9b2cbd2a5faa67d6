import { tableOf } from "@atlas/core";
import { varianceShares } from "@atlas/core/replicates";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../stats/seeded-random.ts";
import { makeSweep, type SweepRun } from "./make-sweep.ts";

const request = { experiment_id: "sweep:1", field: "metrics.loss" } as const;

/** A grid of two params, one of which has another name for it, and a third that does nothing. */
function grid(loss: (lr: number, depth: number, seed: number) => number, seeds = 5): SweepRun[] {
  const runs: SweepRun[] = [];
  for (const [i, lr] of [0.1, 0.01].entries()) {
    for (const depth of [1, 2, 3]) {
      for (let seed = 0; seed < seeds; seed++) {
        runs.push({
          configuration: `${lr}/${depth}`,
          seed: `s${seed}`,
          params: { lr, depth, width: depth * 10, constant: 1, opt: { name: i === 0 ? "adam" : "sgd" } },
          metrics: { loss: loss(i, depth, seed) },
        });
      }
    }
  }
  return runs;
}

const random = seededRandom(5);

describe("shares of a balanced grid", () => {
  it("are those of the analysis of variance, and sum to 1", () => {
    const table = tableOf(makeSweep(grid((lr, depth) => 3 * lr + depth + 0.5 * depth * lr + 0.1 * random())));
    const { method, effects, higher, noise, configurations, counts } = varianceShares(table, request);
    expect(method).toBe("balanced");
    expect([configurations, counts.used]).toEqual([6, 30]);
    expect(effects.map(({ params }) => params)).toEqual([
      ["params.lr"],
      ["params.depth"],
      ["params.depth", "params.lr"],
    ]);
    const sum = effects.reduce((total, { share }) => total + share, higher! + noise!.share);
    expect(sum).toBeCloseTo(1, 12);
    for (const { share, low, high } of [...effects, noise!]) {
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
    }
  });

  it("name params that always change together", () => {
    const { aliased } = varianceShares(tableOf(makeSweep(grid(() => random()))), request);
    expect(aliased).toEqual([
      ["params.depth", "params.width"],
      ["params.lr", "params.opt.name"],
    ]);
  });

  it("give all to a param that decides alone, and all to noise where seeds decide", () => {
    const alone = varianceShares(tableOf(makeSweep(grid((_, depth) => depth))), request);
    expect(alone.effects[0]).toEqual({ params: ["params.depth"], share: 1, low: 1, high: 1 });
    expect(alone.noise!.share).toBe(0);
    const noisy = varianceShares(tableOf(makeSweep(grid((_, __, seed) => seed))), request);
    expect(noisy.noise!.share).toBe(1);
  });

  it("say nothing of noise without replicates, and have no interval of two", () => {
    const single = varianceShares(tableOf(makeSweep(grid(() => random(), 1))), request);
    expect([single.method, single.noise]).toEqual(["balanced", null]);
    const double = varianceShares(tableOf(makeSweep(grid(() => random(), 2))), request);
    expect(double.noise).toMatchObject({ low: null, high: null });
  });

  it("do not depend on the order of runs", () => {
    const runs = makeSweep(grid(() => random()));
    expect(varianceShares(tableOf(runs.toReversed()), request).effects[0]!.share).toBeCloseTo(
      varianceShares(tableOf(runs), request).effects[0]!.share,
      12,
    );
  });
});

describe("shares of a design that is not balanced", () => {
  it("do not depend on the order of runs, and count for a param what it does with another one", () => {
    const runs = makeSweep(
      Array.from({ length: 80 }, (_, i) => {
        const params = { lr: random(), momentum: random(), kind: ["a", "b"][i % 2]!, depth: i % 7 };
        return {
          configuration: `c${i}`,
          seed: "s",
          params,
          metrics: { loss: params.lr > 0.5 !== params.momentum > 0.5 ? 1 : 0 },
        };
      }),
    );
    const whole = varianceShares(tableOf(runs), request);
    const turned = varianceShares(tableOf(runs.toReversed()), request);
    expect(turned.effects.map(({ params }) => params)).toEqual(whole.effects.map(({ params }) => params));
    for (const [i, { share }] of whole.effects.entries())
      expect(turned.effects[i]!.share).toBeCloseTo(share, 9);
    const top = whole.effects.slice(0, 2);
    expect(top.map(({ params }) => params[0]).sort()).toEqual(["params.lr", "params.momentum"]);
    for (const { low } of top) expect(low).toBeGreaterThan(0);
  });

  const drawn = (loss: (lr: number, momentum: number) => number, noise: number, configurations = 200) =>
    Array.from({ length: configurations }, (_, i): SweepRun[] => {
      const params = { lr: random(), momentum: random() };
      return ["s1", "s2", "s3"].map((seed) => ({
        configuration: `c${i}`,
        seed,
        params,
        metrics: { loss: loss(params.lr, params.momentum) + noise * (random() - 0.5) },
      }));
    }).flat();

  it("find the param that matters among random draws, and none in one that does not", () => {
    const { method, effects, noise } = varianceShares(tableOf(makeSweep(drawn((lr) => lr, 0.2))), request);
    expect(method).toBe("permutation");
    expect(effects[0]!.params).toEqual(["params.lr"]);
    expect(effects[0]!.share).toBeGreaterThan(0.85);
    expect(effects[0]!.low).toBeGreaterThan(0.8);
    expect(effects[1]!.share).toBeLessThan(0.1);
    expect(effects[1]!.low).toBe(0);
    expect(noise!.share).toBeLessThan(0.1);
  });

  it("leave noise what is noise", () => {
    const { effects, noise } = varianceShares(tableOf(makeSweep(drawn(() => 0, 1))), request);
    expect(noise!.share).toBeGreaterThan(0.55);
    for (const { share } of effects) expect(share).toBeLessThan(0.1);
  });

  it("have no interval from few configurations", () => {
    const { effects } = varianceShares(tableOf(makeSweep(drawn((lr) => lr, 0.2, 12))), request);
    expect(effects[0]).toMatchObject({ low: null, high: null });
  });
});

it("is empty without a number, and counts why", () => {
  const runs = grid(() => Number.NaN);
  expect(varianceShares(tableOf(makeSweep(runs)), request)).toMatchObject({
    effects: [],
    configurations: 0,
    counts: { matched: 30, used: 0, missing: 0, not_finite: 30 },
  });
  expect(varianceShares(tableOf([]), request).counts.matched).toBe(0);
});
