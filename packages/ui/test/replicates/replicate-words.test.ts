import type { RankedConfiguration } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { configurationLabel } from "../../src/replicates/configuration-label.ts";
import {
  cautionSentence,
  pairingSentence,
  pText,
  standingSentence,
  survivorSentence,
  testSentence,
  winsText,
} from "../../src/replicates/replicate-words.ts";

function ranked(change: Partial<RankedConfiguration>): RankedConfiguration {
  return {
    ...{
      params_fingerprint: "abcdef0123456789",
      values: ["adam", 0.1],
      run_count: 10,
      failed: 0,
      missing: 0,
    },
    ...{ not_finite: 0, repeated: 0, n: 10, mean: 1, sd: 1, low: 0.5, high: 1.5 },
    ...{ standing: "as_good", against_best: { pairs: 10, mean_difference: 1, p: 0.02, holm_p: 0.06 } },
    ...change,
  };
}

describe("the words of a ranking", () => {
  it("name a configuration by its params, or by the beginning of its fingerprint", () => {
    expect(configurationLabel(["params.algorithm", "params.lr"], ranked({}))).toBe("algorithm adam, lr 0.1");
    expect(configurationLabel(["params.algorithm", "params.lr"], ranked({ values: ["adam", null] }))).toBe(
      "algorithm adam, lr \u2013",
    );
    expect(configurationLabel([], ranked({}))).toBe("abcdef01");
  });

  it("name the test that did not tell a configuration apart, or did", () => {
    const by = { test: "sign_flip", test_count: 3 } as const;
    expect(standingSentence(ranked({}), by)).toBe(
      "Not told apart from the best: paired sign-flip test over 10 pairs, p = 0.020, p = 0.060 adjusted for 3 comparisons (Holm).",
    );
    const worse = ranked({
      standing: "worse",
      against_best: { pairs: 2, mean_difference: 1, p: 0.0001, holm_p: 0.0001 },
    });
    expect(standingSentence(worse, { test: "t", test_count: 1 })).toBe(
      "Told apart from the best: paired t test over 2 pairs, p < 0.001, p < 0.001 adjusted for 1 comparison (Holm).",
    );
    expect(standingSentence(ranked({ standing: "untested", against_best: null }), by)).toMatch(
      /fewer than 2/,
    );
    expect(standingSentence(ranked({ standing: "best", against_best: null }), by)).toBe(
      "The best mean, of 10 seeds.",
    );
  });

  it("say why it is the t test", () => {
    const configurations = [ranked({})];
    expect(testSentence({ test: null, test_count: 0, configurations })).toBeUndefined();
    expect(testSentence({ test: "sign_flip", test_count: 3, configurations })).toMatch(/5%\.$/);
    expect(testSentence({ test: "t", test_count: 99, configurations })).toMatch(/over 10 pairs a sign-flip/);
    const many = [ranked({ against_best: { pairs: 30, mean_difference: 1, p: 1, holm_p: 1 } })];
    expect(testSentence({ test: "t", test_count: 99, configurations: many })).toMatch(/cannot all be tried/);
  });
});

describe("the words of a comparison", () => {
  it("count better and worse by the direction of the metric", () => {
    const signs = { n: 10, above: 7, equal: 1, below: 2 };
    expect(winsText(signs, "higher")).toBe("better in 7, equal in 1, worse in 2 of 10 pairs");
    expect(winsText(signs, "lower")).toBe("better in 2, equal in 1, worse in 7 of 10 pairs");
  });

  it("tell what pairing has brought", () => {
    expect(pairingSentence(0.9)).toMatch(/took away 90% .* 10 times as many seeds/);
    expect(pairingSentence(-0.43)).toMatch(/added 43%/);
    expect(pairingSentence(1)).toMatch(/all of the spread/);
    expect(pairingSentence(null)).toBeUndefined();
  });

  it("warn of few pairs, and refuse below two", () => {
    expect(cautionSentence({ caution: null, n: 10 })).toBeUndefined();
    expect(cautionSentence({ caution: "few_pairs", n: 3 })).toMatch(/^Only 3 pairs/);
    expect(cautionSentence({ caution: "untested", n: 0 })).toMatch(/share no seed/);
    expect(cautionSentence({ caution: "untested", n: 1 })).toMatch(/share 1 seed/);
  });

  it("write p values as papers do", () => {
    expect([0.0004, 0.001, 0.5, 1].map(pText)).toEqual(["p < 0.001", "p = 0.001", "p = 0.500", "p = 1.000"]);
  });
});

it("warns of configurations that rank best by the runs that are left", () => {
  expect(survivorSentence([ranked({ standing: "best" }), ranked({ standing: "worse", missing: 5 })])).toBe(
    undefined,
  );
  expect(survivorSentence([ranked({ standing: "best" }), ranked({ missing: 3, failed: 2 })])).toMatch(
    /^1 of the 2 configurations that rank best have runs without a number: 3 of 10, 2 of which failed\./,
  );
});
