import { readFileSync } from "node:fs";
import { tableOf } from "@atlas/core";
import { expectedIntervals, oddReplicates, varianceShares } from "@atlas/core/replicates";
import { expect, it } from "vitest";
import { meanIntervalOf } from "../../src/replicates/mean-interval.ts";
import { permutationSharesSteps } from "../../src/replicates/permutation-shares.ts";
import { fisherExactP } from "../../src/stats/fisher-exact.ts";
import { robustScale } from "../../src/stats/robust-scale.ts";
import { sumsOfSquares } from "../../src/stats/sums-of-squares.ts";
import { finish } from "../../src/steps.ts";
import { makeSweep } from "./make-sweep.ts";

type Numbers = readonly number[];
interface Estimates {
  readonly low: Numbers;
  readonly high: Numbers;
}

/** Answers of scipy, statsmodels and scikit-learn; `make-replicates-golden.py` makes them. */
const golden: {
  readonly means: readonly { values: number[]; mean: number; sd: number; low: number; high: number }[];
  readonly expected: readonly { sd: number; n: number; added: number[]; margin: number[] }[];
  readonly robust: readonly { values: number[]; median: number; scale: number }[];
  readonly odd_seeds: readonly { numbers: number[][]; means: number[]; ps: number[] }[];
  readonly fisher: readonly (readonly [hits: number, size: number, total: number, all: number, p: number])[];
  readonly shares: readonly (Estimates & {
    runs: [a: number, b: number, seed: number, y: number][];
    shares: number[];
  })[];
  readonly importance: readonly {
    features: number[][];
    y: number[];
    shares: Estimates & { share: Numbers };
    predicted: { share: number; low: number; high: number };
  }[];
} = JSON.parse(readFileSync(new URL("../stats/golden/replicates-golden.json", import.meta.url), "utf8"));

const ACCURACY = 1e-9;

/** To nine digits, and near 0 to nine decimals: what a share or an interval's bound is measured by. */
function expectClose(ours: number | null | undefined, theirs: number): void {
  expect(Math.abs(ours! - theirs)).toBeLessThan(ACCURACY * Math.max(1, Math.abs(theirs)));
}

it.each(golden.means)("has scipy's mean, deviation and t interval of $values.length numbers", (theirs) => {
  const ours = meanIntervalOf(new Map(theirs.values.entries()));
  for (const name of ["mean", "sd", "low", "high"] as const) expectClose(ours[name], theirs[name]);
});

it.each(golden.expected)(
  "expects of more seeds what scipy's quantiles give, from $n",
  ({ sd, n, added, margin }) => {
    for (const [i, ours] of expectedIntervals(sd, n, added).entries()) expectClose(ours.margin, margin[i]!);
  },
);

it.each(golden.robust)("has scipy's median absolute deviation of $values.length numbers", (theirs) => {
  const { median, scale } = robustScale(Float64Array.from(theirs.values));
  expectClose(median, theirs.median);
  expectClose(scale, theirs.scale);
});

it.each(golden.odd_seeds)("tests seeds as scipy's t test does", ({ numbers, means, ps }) => {
  const runs = numbers.flatMap((row, configuration) =>
    row.map((loss, seed) => ({ configuration: `c${configuration}`, seed: `s${seed}`, metrics: { loss } })),
  );
  const { seeds } = oddReplicates(tableOf(makeSweep(runs)), {
    experiment_id: "sweep:1",
    field: "metrics.loss",
  });
  // Only those that are told from the others are listed, their p values multiplied by Holm.
  const order = [...ps.keys()].sort((a, b) => ps[a]! - ps[b]!);
  let greatest = 0;
  const adjusted = order.map((seed, rank) => {
    greatest = Math.max(greatest, Math.min(1, (ps.length - rank) * ps[seed]!));
    return { seed, p: greatest };
  });
  const found = adjusted.filter(({ p }) => p < 0.05);
  expect(seeds.map(({ seed }) => seed)).toEqual(found.map(({ seed }) => `s${seed}`));
  for (const [i, { seed, p }] of found.entries()) {
    expectClose(seeds[i]!.mean_residual, means[seed]!);
    expectClose(seeds[i]!.holm_p, p);
  }
});

it("has scipy's p values of Fisher's exact test", () => {
  for (const [hits, size, total, all, p] of golden.fisher)
    expectClose(fisherExactP(hits, size, total, all), p);
});

it.each(golden.shares)(
  "divides the variance of a grid as statsmodels does, with its jackknife intervals",
  (theirs) => {
    const runs = theirs.runs.map(([a, b, seed, loss]) => ({
      configuration: `${a}/${b}`,
      seed: `s${seed}`,
      params: { a, b },
      metrics: { loss },
    }));
    const { method, effects, noise } = varianceShares(tableOf(makeSweep(runs)), {
      experiment_id: "sweep:1",
      field: "metrics.loss",
    });
    expect(method).toBe("balanced");
    const of = (names: string) => effects.find(({ params }) => params.join() === names)!;
    for (const [i, ours] of [of("params.a"), of("params.b"), of("params.a,params.b"), noise!].entries()) {
      expectClose(ours.share, theirs.shares[i]!);
      expectClose(ours.low, theirs.low[i]!);
      expectClose(ours.high, theirs.high[i]!);
    }
  },
);

it.each(golden.importance)("has the permutation importance of scikit-learn's boosted trees", (theirs) => {
  const factors = theirs.features[0]!.map((_, feature) => {
    const numbers = Float64Array.from(theirs.features, (row) => row[feature]!);
    const values = [...new Set(numbers)].sort((a, b) => a - b);
    const levels = numbers.map((number) => values.indexOf(number));
    return {
      path: `params.x${feature}` as const,
      aliases: [],
      values,
      levels,
      levelCount: values.length,
      numbers,
    };
  });
  const y = Float64Array.from(theirs.y);
  const cells = { levels: Uint32Array.from(y.keys()), levelCount: y.length };
  const { effects, predicted } = finish(permutationSharesSteps(y, factors, cells));
  for (const { params, share, low, high } of effects) {
    const feature = Number(params[0].at(-1));
    expectClose(share, theirs.shares.share[feature]!);
    expectClose(low, theirs.shares.low[feature]!);
    expectClose(high, theirs.shares.high[feature]!);
  }
  expectClose(predicted!.share, theirs.predicted.share);
  expectClose(predicted!.low, theirs.predicted.low);
});

/** The life of batteries by material and temperature. */
const BATTERIES = [
  [130, 155, 74, 180, 34, 40, 80, 75, 20, 70, 82, 58],
  [150, 188, 159, 126, 136, 122, 106, 115, 25, 70, 58, 45],
  [138, 110, 168, 160, 174, 120, 150, 139, 96, 104, 82, 60],
];
/** The growth of teeth: by supplement (ascorbic acid, orange juice), then dose (0.5, 1, 2 mg), ten of each. */
const TEETH = [
  [4.2, 11.5, 7.3, 5.8, 6.4, 10, 11.2, 11.2, 5.2, 7],
  [16.5, 16.5, 15.2, 17.3, 22.5, 17.3, 13.6, 14.5, 18.8, 15.5],
  [23.6, 18.5, 33.9, 25.5, 26.4, 32.5, 26.7, 21.5, 23.3, 29.5],
  [15.2, 21.5, 17.6, 9.7, 14.5, 10, 8.2, 9.4, 16.5, 9.7],
  [19.7, 23.3, 23.6, 26.4, 20, 25.2, 25.8, 21.2, 14.5, 27.3],
  [25.5, 26.4, 22.4, 24.5, 24.8, 30.9, 26.4, 27.3, 29.4, 23],
];
/** The resistivity of silicon wafers by five instruments; its sums of squares are certified. */
const WAFERS = [
  [196.3052, 196.124, 196.189, 196.2569, 196.3403],
  [196.3042, 196.3825, 196.1669, 196.3257, 196.0422],
  [196.1303, 196.2005, 196.2889, 196.0343, 196.1811],
  [196.2795, 196.1748, 196.1494, 196.1485, 195.9885],
  [196.2119, 196.1051, 196.185, 196.0052, 196.209],
];

/**
 * Textbook analyses of variance.
 *
 * @see D. C. Montgomery, "Design and Analysis of Experiments", table 5.1, of batteries
 * @see E. W. Crampton, "The growth of the odontoblast of the incisor teeth", Journal of Nutrition 33 (1947), as R prints it
 * @see NIST Statistical Reference Datasets, SiRstv
 */
it("has the sums of squares that textbooks have", () => {
  const flat = (rows: readonly Numbers[]) => Float64Array.from(rows.flat());
  const factor = (values: Float64Array, levelOf: (i: number) => number, levelCount: number) => ({
    levels: Uint32Array.from(values.keys(), levelOf),
    levelCount,
  });
  const life = flat(BATTERIES);
  const batteries = sumsOfSquares(life, [
    factor(life, (i) => Math.floor(i / 12), 3),
    factor(life, (i) => Math.floor(i / 4) % 3, 3),
  ]);
  expect(batteries.main.map((part) => part.toFixed(2))).toEqual(["10683.72", "39118.72"]);
  expect([batteries.pairs[0]!, batteries.within, batteries.total].map((part) => part.toFixed(2))).toEqual([
    "9613.78",
    "18230.75",
    "77646.97",
  ]);
  const length = flat(TEETH);
  const teeth = sumsOfSquares(length, [
    factor(length, (i) => Math.floor(i / 30), 2),
    factor(length, (i) => Math.floor(i / 10) % 3, 3),
  ]);
  expect([...teeth.main, ...teeth.pairs, teeth.within].map((part) => part.toFixed(2))).toEqual([
    "205.35",
    "2426.43",
    "108.32",
    "712.11",
  ]);
  const ohms = flat(WAFERS);
  const wafers = sumsOfSquares(ohms, [factor(ohms, (i) => Math.floor(i / 5), 5)]);
  expect(Math.abs(wafers.main[0]! / 5.11462616e-2 - 1)).toBeLessThan(ACCURACY);
  expect(Math.abs(wafers.within / 2.166_365_6e-1 - 1)).toBeLessThan(ACCURACY);
});
