import type { RankedField } from "./rank-field.ts";
import { type Groups, splitGroups } from "./split-groups.ts";

/**
 * Groups rows that agree in all of some fields: the groups are in the order of the first field's values, then of the
 * second's, and so on. Without fields, all rows are one group.
 */
export function groupRows(fields: readonly RankedField[], rowCount: number): Groups {
  const [first, ...others] = fields;
  if (first === undefined) return { groupOf: new Uint32Array(rowCount), groupCount: 1 };
  return others.reduce<Groups>((groups, { ranks, rankCount }) => splitGroups(groups, ranks, rankCount), {
    groupOf: first.ranks,
    groupCount: first.rankCount,
  });
}

/** Stands for the first place of a group without rows. */
export const NO_PLACE = 0xffff_ffff;

/**
 * Where the first row of each group stands.
 *
 * @param presentCount how many groups have rows
 */
export function firstPlaces({ groupOf, groupCount }: Groups, presentCount: number): Uint32Array {
  const first = new Uint32Array(groupCount).fill(NO_PLACE);
  for (let i = 0, found = 0; found < presentCount; i++) {
    if (first[groupOf[i]!] !== NO_PLACE) continue;
    first[groupOf[i]!] = i;
    found++;
  }
  return first;
}

/** The numbers of rows, group by group. */
export interface GroupedNumbers {
  /** Those of the first group that has any, then those of the second, and so on; within a group in their order. */
  readonly numbers: Float64Array;
  /** Where the numbers of each group that has rows end, and those of the next one begin. */
  readonly ends: Uint32Array;
}

/** Brings together the numbers of each group's rows. */
export function numbersByGroup({ groupOf, groupCount }: Groups, numbers: Float64Array): GroupedNumbers {
  const { next, ends } = startsOf({ groupOf, groupCount });
  const grouped = new Float64Array(numbers.length);
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i]!;
    const place = next[group]!;
    next[group] = place + 1;
    grouped[place] = numbers[i]!;
  }
  return { numbers: grouped, ends };
}

/** The places of rows, group by group. */
export interface GroupedPlaces {
  /** Those of the first group that has any, then those of the second, and so on; within a group they ascend. */
  readonly places: Uint32Array;
  /** Where each group that has rows ends in `places`, and the next one begins. */
  readonly ends: Uint32Array;
}

/** Brings together the places of each group's rows. */
export function placesByGroup({ groupOf, groupCount }: Groups): GroupedPlaces {
  const { next, ends } = startsOf({ groupOf, groupCount });
  const places = new Uint32Array(groupOf.length);
  for (let i = 0; i < groupOf.length; i++) places[next[groupOf[i]!]!++] = i;
  return { places, ends };
}

/** Where each group begins, and where those end that have rows. */
function startsOf({ groupOf, groupCount }: Groups): { next: Uint32Array; ends: Uint32Array } {
  const next = new Uint32Array(groupCount + 1);
  for (let i = 0; i < groupOf.length; i++) next[groupOf[i]! + 1]!++;
  for (let group = 0; group < groupCount; group++) next[group + 1]! += next[group]!;
  const ends = next.filter((end, group) => group > 0 && end > next[group - 1]!);
  return { next, ends };
}
