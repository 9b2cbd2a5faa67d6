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

/** The places of rows, group by group. */
export interface GroupedPlaces {
  /** Those of the first group that has any, then those of the second, and so on; within a group they ascend. */
  readonly places: Uint32Array;
  /** Where each group that has rows ends in `places`, and the next one begins. */
  readonly ends: Uint32Array;
}

/** Brings together the places of each group's rows. */
export function placesByGroup({ groupOf, groupCount }: Groups): GroupedPlaces {
  const next = new Uint32Array(groupCount + 1);
  for (let i = 0; i < groupOf.length; i++) next[groupOf[i]! + 1]!++;
  for (let group = 0; group < groupCount; group++) next[group + 1]! += next[group]!;
  const ends = next.filter((end, group) => group > 0 && end > next[group - 1]!);
  const places = new Uint32Array(groupOf.length);
  for (let i = 0; i < groupOf.length; i++) places[next[groupOf[i]!]!++] = i;
  return { places, ends };
}
