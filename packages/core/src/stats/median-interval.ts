import type { Interval } from "./interval.ts";
import { numbersAtRanks } from "./numbers-at-ranks.ts";

/** A term so small beside the first that it and all after it change no sum. */
const NEGLIGIBLE = 1e-20;

/**
 * The 95% interval of the median of what the numbers were drawn from: the narrowest one between two of them, as far
 * from either end, that covers it with a probability of at least 95%, whatever the distribution. `undefined` for
 * fewer than 6 numbers, which have none. None may be NaN; it rearranges them.
 *
 * @see H. A. David and H. N. Nagaraja, "Order Statistics", section 7.1
 */
export function medianInterval(values: Float64Array): Interval | undefined {
  const { length } = values;
  const rank = lowRank(length);
  if (rank === 0) return undefined;
  const [low, high] = numbersAtRanks(values, [rank - 1, length - rank]);
  return { low: low!, high: high! };
}

/**
 * The greatest rank, from 1 on, such that the values of this rank from below and from above enclose the median with
 * a probability of at least 95%; 0 when even the extremes do not.
 */
function lowRank(n: number): number {
  // How many values lie below the median is binomial, and symmetric. The terms of one side, from the middle outwards:
  const middle = n >> 1;
  const terms: number[] = [];
  let term = 1;
  for (let k = middle; k >= 0 && term > NEGLIGIBLE; k--) {
    terms.push(2 * k === n ? term / 2 : term);
    term *= k / (n - k + 1);
  }
  const needed = 0.95 * terms.reduce((sum, term) => sum + term, 0);
  let rank = middle + 1;
  for (let covered = 0; covered < needed; ) covered += terms[middle - --rank]!;
  return rank;
}
