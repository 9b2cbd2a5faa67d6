import { holmAdjusted } from "../stats/adjusted-p.ts";
import { meanOf } from "../stats/sum.ts";
import type { Steps } from "../steps.ts";
import {
  choosePairedTest,
  type PairedTestName,
  pairedDifferences,
  pairedP,
  SIGNIFICANCE,
} from "./paired-test.ts";

/** How a configuration stands to the best one. */
export interface Standing {
  /**
   * `best`: the best mean. `as_good`: not told apart from it at 5%. `worse`: told apart. `untested`: too few seeds in
   * common with the best. `unmeasured`: without a number.
   */
  readonly standing: "best" | "as_good" | "worse" | "untested" | "unmeasured";
  /** The comparison with the best; null where there is none. */
  readonly against_best: {
    readonly pairs: number;
    /** The mean of this one less the best one over the pairs. */
    readonly mean_difference: number;
    /** Two-sided. */
    readonly p: number;
    /** Adjusted for the number of comparisons. */
    readonly holm_p: number;
  } | null;
}

/** A configuration as it is compared. */
interface Compared {
  readonly params_fingerprint: string;
  readonly ofSeed: ReadonlyMap<string, number>;
  readonly mean: number | null;
}

/** How all configurations stand to the best, and by which test. */
export interface Standings {
  /** By `params_fingerprint`. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Null where no configuration shares two seeds with the best. */
  readonly test: PairedTestName | null;
  readonly testCount: number;
}

/**
 * How some configurations stand to the first of them.
 *
 * @param configurations the best first
 */
export function* compareWithBestSteps(
  configurations: readonly Compared[],
  { goal, seed }: { readonly goal: "min" | "max"; readonly seed: number },
): Steps<Standings> {
  const best = configurations[0];
  const standings = new Map<string, Standing>();
  const compared: { readonly fingerprint: string; readonly differences: Float64Array }[] = [];
  for (const { params_fingerprint: fingerprint, ofSeed, mean } of configurations) {
    const standing = mean === null ? "unmeasured" : ofSeed === best!.ofSeed ? "best" : "untested";
    standings.set(fingerprint, { standing, against_best: null });
    if (standing !== "untested") continue;
    const differences = pairedDifferences(best!.ofSeed, ofSeed);
    yield;
    if (differences.length >= 2) compared.push({ fingerprint, differences });
  }
  if (compared.length === 0) return { standings, test: null, testCount: 0 };
  const pairCount = compared.reduce((most, { differences }) => Math.max(most, differences.length), 0);
  const test = choosePairedTest(pairCount, compared.length);
  const ps: number[] = [];
  for (const { differences } of compared) {
    ps.push(pairedP(differences, test, seed)!);
    yield;
  }
  const adjusted = holmAdjusted(ps);
  compared.forEach(({ fingerprint, differences }, i) => {
    const mean_difference = meanOf(differences);
    const isWorse = adjusted[i]! <= SIGNIFICANCE && mean_difference > 0 === (goal === "min");
    standings.set(fingerprint, {
      standing: isWorse ? "worse" : "as_good",
      against_best: { pairs: differences.length, mean_difference, p: ps[i]!, holm_p: adjusted[i]! },
    });
  });
  return { standings, test, testCount: compared.length };
}
