import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochbergAdjusted, holmAdjusted } from "../../src/stats/adjusted-p.ts";
import { normalTail } from "../../src/stats/normal-tail.ts";
import { comparePairs } from "../../src/stats/paired-comparison.ts";
import { signFlipTest } from "../../src/stats/sign-flip.ts";
import { signedRankTest } from "../../src/stats/signed-rank.ts";
import { tTail } from "../../src/stats/t-tail.ts";
import { seededRandom } from "./seeded-random.ts";

interface GoldenPairs {
  readonly first: number[];
  readonly second: number[];
  readonly mean_difference: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
  readonly t: number;
  readonly p: number;
  readonly variance_removed: number;
  readonly rank_sum?: number;
  readonly signed_rank_p?: number;
  readonly sign_flip_p?: number;
}

/** Answers of scipy and statsmodels; `make-paired-golden.py` makes them. */
const golden: {
  readonly pairs: readonly GoldenPairs[];
  readonly adjusted: readonly { ps: number[]; holm: number[]; benjamini_hochberg: number[] }[];
  readonly normal_tails: readonly (readonly [z: number, tail: number])[];
  readonly t_tails: readonly (readonly [t: number, degreesOfFreedom: number, tail: number])[];
} = JSON.parse(readFileSync(new URL("./golden/paired-golden.json", import.meta.url), "utf8"));

const ACCURACY = 1e-9;

function expectClose(ours: number | null | undefined, theirs: number, what: string): void {
  const error = Math.abs(ours! - theirs) / Math.max(Math.abs(theirs), Number.MIN_VALUE);
  expect(ours === theirs || error < ACCURACY, `${what}: ${ours} for ${theirs}`).toBe(true);
}

it("has the tails of the normal and of Student's distribution as scipy has them", () => {
  for (const [z, tail] of golden.normal_tails) expectClose(normalTail(z), tail, `z ${z}`);
  for (const [t, df, tail] of golden.t_tails) expectClose(tTail(t, df), tail, `t ${t}, df ${df}`);
  expect(normalTail(60)).toBe(0);
});

describe("a comparison of pairs", () => {
  it.each(golden.pairs.map((pairs) => [pairs.first.length, pairs] as const))(
    "of %d pairs is scipy's",
    (n, pairs) => {
      const ours = comparePairs(Float64Array.from(pairs.first), Float64Array.from(pairs.second));
      expect(ours.n).toBe(n);
      expectClose(ours.mean_difference, pairs.mean_difference, "mean difference");
      expectClose(ours.sd, pairs.sd, "sd");
      expectClose(ours.low, pairs.low, "low");
      expectClose(ours.high, pairs.high, "high");
      expectClose(ours.t_test!.t, pairs.t, "t");
      expectClose(ours.t_test!.p, pairs.p, "p");
      expectClose(ours.variance_removed, pairs.variance_removed, "variance removed");
      if (pairs.rank_sum !== undefined) expectClose(ours.signed_rank!.rank_sum, pairs.rank_sum, "rank sum");
      if (pairs.signed_rank_p !== undefined)
        expectClose(ours.signed_rank!.p, pairs.signed_rank_p, "signed rank");
      if (pairs.sign_flip_p !== undefined) expectClose(ours.sign_flip!.p, pairs.sign_flip_p, "sign flip");
    },
  );

  it("tests nothing below two pairs, and says what there is", () => {
    expect(comparePairs(Float64Array.of(1), Float64Array.of(3))).toMatchObject({
      n: 1,
      above: 1,
      mean_difference: 2,
      sd: null,
      t_test: null,
      sign_flip: null,
    });
    expect(comparePairs(new Float64Array(), new Float64Array())).toMatchObject({
      n: 0,
      mean_difference: null,
    });
  });

  it("finds nothing to test in pairs that are all equal, and certainty in ones that all differ alike", () => {
    const numbers = Float64Array.of(1, 2, 3);
    expect(comparePairs(numbers, numbers)).toMatchObject({ equal: 3, t_test: null, signed_rank: null });
    expect(comparePairs(numbers, numbers).sign_flip!.p).toBe(1);
    const shifted = comparePairs(numbers, Float64Array.of(2, 3, 4));
    expect(shifted).toMatchObject({ low: 1, high: 1, effect_size: null, variance_removed: 1 });
    expect(shifted.t_test).toEqual({ t: Number.POSITIVE_INFINITY, degrees_of_freedom: 2, p: 0 });
  });

  it("depends neither on the order of the pairs nor, but for its sign, on that of the halves", () => {
    const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, numbers), { minLength: 2, maxLength: 12 }), (pairs) => {
        const compare = (list: [number, number][]) =>
          comparePairs(
            Float64Array.from(list, ([a]) => a),
            Float64Array.from(list, ([, b]) => b),
          );
        const ours = compare(pairs);
        const reversed = compare(pairs.toReversed());
        const swapped = compare(pairs.map(([a, b]) => [b, a]));
        expect(reversed.sign_flip!.p).toBe(ours.sign_flip!.p);
        expect(reversed.signed_rank?.p).toBe(ours.signed_rank?.p);
        expect(swapped.sign_flip!.p).toBe(ours.sign_flip!.p);
        expect([swapped.above, swapped.below]).toEqual([ours.below, ours.above]);
        expect(swapped.mean_difference! + 0).toBe(0 - ours.mean_difference!);
      }),
    );
  });
});

it("draws assignments by the seed for more than 20 differences, near what counting all would give", () => {
  const random = seededRandom(7);
  const differences = Float64Array.from({ length: 60 }, () => random() - 0.45);
  const test = signFlipTest(differences, 1)!;
  expect(test).toMatchObject({ method: "sampled", assignments: 100_001 });
  expect(signFlipTest(differences, 1)).toEqual(test);
  const t = comparePairs(new Float64Array(60), differences).t_test!;
  expect(Math.abs(test.p - t.p)).toBeLessThan(0.02);
});

it("counts ranks out up to 200 differences, and nearly meets the normal distribution there", () => {
  const random = seededRandom(3);
  const differences = Float64Array.from({ length: 200 }, () => random() - 0.46);
  const exact = signedRankTest(differences)!;
  const normal = signedRankTest(Float64Array.of(...differences, 1e-9))!;
  expect([exact.method, normal.method]).toEqual(["exact", "normal"]);
  expect(Math.abs(exact.p - normal.p)).toBeLessThan(0.01);
});

it("adjusts p values as statsmodels does", () => {
  for (const { ps, holm, benjamini_hochberg } of golden.adjusted) {
    for (const [i, p] of holmAdjusted(ps).entries()) expectClose(p, holm[i]!, "Holm");
    for (const [i, p] of benjaminiHochbergAdjusted(ps).entries())
      expectClose(p, benjamini_hochberg[i]!, "BH");
  }
  expect(holmAdjusted([])).toEqual([]);
});

it.runIf(process.env["ATLAS_SIMULATE"])(
  "rejects a true null hypothesis as often as it says, by each test",
  () => {
    const random = seededRandom(11);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    for (const n of [6, 10, 15]) {
      const trials = 20_000;
      const rejections = { t: 0, rank: 0, flip: 0 };
      for (let trial = 0; trial < trials; trial++) {
        const shared = Float64Array.from({ length: n }, normal);
        const [a, b] = [shared.map((x) => x + normal()), shared.map((x) => x + normal())];
        const { t_test, signed_rank, sign_flip } = comparePairs(a, b);
        rejections.t += Number(t_test!.p <= 0.05);
        rejections.rank += Number(signed_rank!.p <= 0.05);
        rejections.flip += Number(sign_flip!.p <= 0.05);
      }
      expect(rejections.t / trials).toBeGreaterThan(0.045);
      for (const count of Object.values(rejections)) expect(count / trials).toBeLessThan(0.055);
    }
  },
  120_000,
);
