import type { Interval } from "./interval.ts";

/** The number below which 97.5% of a normal distribution lie. */
const Z = 1.959963984540054;

/**
 * Wilson's 95% score interval of a rate; within 0 and 1, and `undefined` without trials.
 *
 * @see E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927)
 */
export function wilsonInterval(successes: number, trials: number): Interval | undefined {
  if (trials === 0) return undefined;
  return { low: lowBound(successes, trials), high: 1 - lowBound(trials - successes, trials) };
}

function lowBound(successes: number, trials: number): number {
  const square = Z * Z;
  const spread = Z * Math.sqrt(square + (4 * successes * (trials - successes)) / trials);
  return (2 * successes + square - spread) / (2 * (trials + square));
}
