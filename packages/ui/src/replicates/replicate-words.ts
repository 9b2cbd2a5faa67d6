import type { ConfigurationComparison, PairedTestName, RankedConfiguration, Ranking } from "@atlas/core";
import type { Direction } from "../compare/direction.ts";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";

const TESTS: Record<PairedTestName, string> = {
  sign_flip: "paired sign-flip test",
  t: "paired t test",
};

/** A p value: "0.004", "< 0.001". */
export function pNumber(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

/** A p value as part of a sentence: "p = 0.004". */
export function pText(p: number): string {
  return p < 0.001 ? `p ${pNumber(p)}` : `p = ${pNumber(p)}`;
}

/** "1 seed", "10 seeds". */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** How a configuration stands to the best one, in a word or two. */
export function standingWord({ standing }: Pick<RankedConfiguration, "standing">): string {
  return {
    best: "best",
    as_good: "not distinguishable",
    worse: "worse",
    untested: "too few pairs",
    unmeasured: "no number",
  }[standing];
}

/** What came of comparing a configuration with the best, by which test, in a sentence. */
export function standingSentence(
  { standing, against_best, n }: RankedConfiguration,
  { test, test_count }: Pick<Ranking, "test" | "test_count">,
): string {
  if (standing === "best") return `The best mean, of ${countOf(n, "seed")}.`;
  if (standing === "unmeasured") return "None of its runs has a finite number.";
  if (against_best === null || test === null)
    return "It shares fewer than 2 seeds with the best: nothing can be tested.";
  const { pairs, p, holm_p } = against_best;
  const told = standing === "worse" ? "Told apart from the best" : "Not told apart from the best";
  return `${told}: ${TESTS[test]} over ${countOf(pairs, "pair")}, ${pText(p)}, ${pText(holm_p)} adjusted for ${countOf(test_count, "comparison")} (Holm).`;
}

/** By which test a ranking tells configurations apart, and why by that one; `undefined` where it compares nothing. */
export function testSentence({
  test,
  test_count,
  configurations,
}: Pick<Ranking, "test" | "test_count" | "configurations">): string | undefined {
  if (test === null) return undefined;
  const adjusted = `Compared with the best by a ${TESTS[test]}, p adjusted for ${countOf(test_count, "comparison")} (Holm), 5%`;
  if (test === "sign_flip") return `${adjusted}.`;
  const pairs = configurations.reduce(
    (most, { against_best }) => Math.max(most, against_best?.pairs ?? 0),
    0,
  );
  const reason =
    pairs > 20
      ? "so many signs cannot all be tried for each comparison"
      : `over ${countOf(pairs, "pair")} a sign-flip test could not tell any of so many apart, whatever the numbers`;
  return `${adjusted}. It takes the differences to be normal: ${reason}.`;
}

/**
 * What to beware of where configurations that rank best have runs without a number; `undefined` where none has.
 */
export function survivorSentence(configurations: readonly RankedConfiguration[]): string | undefined {
  const isTop = ({ standing }: RankedConfiguration) => standing === "best" || standing === "as_good";
  const top = configurations.filter(isTop);
  const survivors = top.filter(({ missing, not_finite }) => missing + not_finite > 0);
  if (survivors.length === 0) return undefined;
  const sum = (count: (configuration: RankedConfiguration) => number) =>
    survivors.reduce((total, configuration) => total + count(configuration), 0);
  const without = sum(({ missing, not_finite }) => missing + not_finite);
  const runs = sum(({ run_count }) => run_count);
  const failed = sum((configuration) => configuration.failed);
  const of = survivors.length === top.length ? "All of the" : `${formatCount(survivors.length)} of the`;
  return `${of} ${countOf(top.length, "configuration")} that rank best have runs without a number: ${formatCount(without)} of ${formatCount(runs)}, ${formatCount(failed)} of which failed. Their means are of the runs that are left, and look better than they are if the others had the harder seeds. The tests use the seeds that both sides have.`;
}

/** In how many pairs a configuration is better, equal and worse; above and below where no direction is known. */
export function winsText(
  { n, above, equal, below }: Pick<ConfigurationComparison, "n" | "above" | "equal" | "below">,
  direction: Direction,
): string {
  const [better, worse] = direction === "higher" ? [above, below] : [below, above];
  return `better in ${formatCount(better)}, equal in ${formatCount(equal)}, worse in ${formatCount(worse)} of ${countOf(n, "pair")}`;
}

/** What pairing has brought, in a sentence; `undefined` where there is no variance to remove. */
export function pairingSentence(varianceRemoved: number | null): string | undefined {
  if (varianceRemoved === null) return undefined;
  if (varianceRemoved >= 1) return "The seeds explain all of the spread: every pair has the same difference.";
  if (Math.abs(varianceRemoved) < 0.005) {
    return "Pairing by seed changed the variance of the difference by less than 1%: these seeds have little in common.";
  }
  const percent = `${formatNumber(100 * Math.abs(varianceRemoved), { significant: 2 })}%`;
  if (varianceRemoved < 0) {
    return `Pairing by seed has added ${percent} to the variance of the difference: these seeds have nothing in common.`;
  }
  const factor = 1 / (1 - varianceRemoved);
  return `Pairing by seed took away ${percent} of the variance of the difference: without pairs, it would take ${formatNumber(factor, { significant: 2 })} times as many seeds.`;
}

/** What to beware of in a comparison; `undefined` where there is nothing. */
export function cautionSentence({
  caution,
  n,
}: Pick<ConfigurationComparison, "caution" | "n">): string | undefined {
  switch (caution) {
    case "untested":
      return n === 0
        ? "These configurations share no seed. A comparison needs at least 2 pairs, so there is none."
        : "These configurations share 1 seed. A comparison needs at least 2 pairs, so there is none.";
    case "few_pairs":
      return `Only ${countOf(n, "pair")}: no test of signs or ranks can reach 5% below 6, whatever the numbers, and the t interval rests on normal differences.`;
    case null:
      return undefined;
  }
}
