import { rankNumbers } from "./rank-numbers.ts";

/** Which group each of some rows is in. */
export interface Groups {
  /** By the row's place: a number below `groupCount`. */
  readonly groupOf: Uint32Array;
  readonly groupCount: number;
}

/**
 * Splits groups by the ranks of their rows. The new groups are those that have a row, in the order of the groups that
 * they come from and, within one, of the ranks.
 *
 * @param ranks a number below `rankCount` for each row
 */
export function splitGroups({ groupOf, groupCount }: Groups, ranks: Uint32Array, rankCount: number): Groups {
  const { length } = ranks;
  const pairCount = groupCount * rankCount;
  if (pairCount > Math.max(length, 1024)) {
    // Both counts are at most the number of rows and two more: their product is a safe integer.
    const pairs = new Float64Array(length);
    for (let i = 0; i < length; i++) pairs[i] = groupOf[i]! * rankCount + ranks[i]!;
    const { ranks: split, distinct } = rankNumbers(pairs);
    return { groupOf: split, groupCount: distinct.length };
  }
  const groupOfPair = new Uint32Array(pairCount);
  const split = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const pair = groupOf[i]! * rankCount + ranks[i]!;
    split[i] = pair;
    groupOfPair[pair] = 1;
  }
  let splitCount = 0;
  for (let pair = 0; pair < pairCount; pair++) {
    if (groupOfPair[pair] === 1) groupOfPair[pair] = splitCount++;
  }
  for (let i = 0; i < length; i++) split[i] = groupOfPair[split[i]!]!;
  return { groupOf: split, groupCount: splitCount };
}
