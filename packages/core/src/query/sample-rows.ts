import { randomNumbers } from "../stats/random-numbers.ts";
import { checkInteger } from "./check-integer.ts";

/** Some of many rows. */
export interface RowSample {
  /** In the order in which they were given. */
  readonly rows: Uint32Array;
  /** How many rows there were. */
  readonly total: number;
  /** How many of them these are. */
  readonly returned: number;
  /** Whether any were left out. */
  readonly sampled: boolean;
}

/**
 * Rows taken at random, without replacement: each set of `size` rows is equally likely. The same seed takes the same
 * rows; all of them where there are no more than `size`.
 *
 * Throws `AtlasError` `invalid_query` for a size or a seed that is no integer.
 *
 * @see D. Knuth, "The Art of Computer Programming", vol. 2, section 3.4.2, algorithm S
 */
export function sampleRows(rows: Uint32Array, size: number, seed: number): RowSample {
  checkInteger(size, 0, Number.MAX_SAFE_INTEGER, ["size"]);
  checkInteger(seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, ["seed"]);
  const total = rows.length;
  if (total <= size) return { rows, total, returned: total, sampled: false };
  const taken = new Uint32Array(size);
  const random = randomNumbers(seed);
  let count = 0;
  for (let i = 0; count < size; i++) {
    if ((total - i) * random() < size - count) taken[count++] = rows[i]!;
  }
  return { rows: taken, total, returned: size, sampled: true };
}
