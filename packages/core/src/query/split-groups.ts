import { rankNumbers } from "./rank-numbers.ts";

/** Which group each of some rows is in. */
export interface Groups {
  /** By the row's place: a number below `groupCount`. */
  readonly groupOf: Uint32Array;
  /** Groups without rows count, too. */
  readonly groupCount: number;
}

/**
 * Splits groups by the ranks of their rows. The new groups are in the order of those that they come from and, within
 * one, of the ranks.
 *
 * @param ranks a number below `rankCount` for each row
 */
export function splitGroups({ groupOf, groupCount }: Groups, ranks: Uint32Array, rankCount: number): Groups {
  const { length } = ranks;
  const pairCount = groupCount * rankCount;
  // Where there are few pairs, those without rows may as well stay.
  if (pairCount <= Math.max(length, 1024)) {
    const pairs = new Uint32Array(length);
    for (let i = 0; i < length; i++) pairs[i] = groupOf[i]! * rankCount + ranks[i]!;
    return { groupOf: pairs, groupCount: pairCount };
  }
  const pairs = new Float64Array(length);
  for (let i = 0; i < length; i++) pairs[i] = groupOf[i]! * rankCount + ranks[i]!;
  const { ranks: groupOfPair, distinct } = rankNumbers(pairs);
  return { groupOf: groupOfPair, groupCount: distinct.length };
}
