import type { RankedField } from "./rank-field.ts";
import { type Groups, splitGroups } from "./split-groups.ts";

/**
 * Groups rows that agree in all of some fields: the groups are in the order of the first field's values, then of the
 * second's, and so on. Without fields, all rows are one group.
 */
export function groupRows(fields: readonly RankedField[], rowCount: number): Groups {
  const all: Groups = { groupOf: new Uint32Array(rowCount), groupCount: Math.min(rowCount, 1) };
  return fields.reduce((groups, { ranks, values }) => splitGroups(groups, ranks, values.length), all);
}

/** The places of rows, group by group. */
export interface GroupedPlaces {
  /** Those of the first group, then those of the second, and so on; within a group they ascend. */
  readonly places: Uint32Array;
  /** Where each group begins in `places`, and at last where the last one ends. */
  readonly starts: Uint32Array;
}

/** Brings together the places of each group's rows. */
export function placesByGroup({ groupOf, groupCount }: Groups): GroupedPlaces {
  const starts = new Uint32Array(groupCount + 1);
  for (let i = 0; i < groupOf.length; i++) starts[groupOf[i]! + 1]!++;
  for (let group = 0; group < groupCount; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const places = new Uint32Array(groupOf.length);
  for (let i = 0; i < groupOf.length; i++) places[next[groupOf[i]!]!++] = i;
  return { places, starts };
}
