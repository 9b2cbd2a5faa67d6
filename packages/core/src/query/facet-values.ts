import { compareNatural } from "../model/compare-natural.ts";
import type { Cell } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { FacetRest, FacetValue } from "./facet.ts";
import { firstOf } from "./first-of.ts";
import type { RankedField } from "./rank-field.ts";

/** Values in the order of their counts, or of what they are: numbers, texts in natural order, booleans, the rest. */
export const FACET_ORDERS = ["count", "natural"] as const;

/** One of the orders of a facet's values. */
export type FacetOrder = (typeof FACET_ORDERS)[number];

/** How often each rank occurs. */
export function countRanks({ ranks, rankCount }: RankedField): Uint32Array {
  const counts = new Uint32Array(rankCount);
  for (let i = 0; i < ranks.length; i++) counts[ranks[i]!]!++;
  return counts;
}

/** The values that most runs have, and the others together. */
export interface CountedValues {
  readonly values: readonly FacetValue[];
  readonly rest: FacetRest;
}

/**
 * Lists the values that most runs have, and in the scope where that is equal; whatever the order, these are listed.
 *
 * @param counts by rank
 * @param totals by rank; what is 0 here is no value of the scope
 */
export function facetValues(
  valueAt: RankedField["valueAt"],
  counts: Uint32Array,
  totals: Uint32Array,
  { limit, order }: { readonly limit: number; readonly order: FacetOrder },
): CountedValues {
  const ranks: number[] = [];
  const rest = { distinct: 0, count: 0, total: 0 };
  for (let rank = 0; rank < totals.length; rank++) {
    if (totals[rank] === 0 || valueAt(rank) === undefined) continue;
    ranks.push(rank);
    rest.distinct++;
    rest.count += counts[rank]!;
    rest.total += totals[rank]!;
  }
  const listed = firstOf(ranks, limit, (a, b) => counts[b]! - counts[a]! || totals[b]! - totals[a]! || a - b);
  if (order === "natural") listed.sort((a, b) => compareTexts(valueAt(a), valueAt(b)) ?? a - b);
  const values = listed.map((rank) => {
    const value = valueAt(rank)!;
    const [count, total] = [counts[rank]!, totals[rank]!];
    rest.distinct--;
    rest.count -= count;
    rest.total -= total;
    return { name: textOf(value), value, count, total };
  });
  return { values, rest };
}

/** Ranks have texts by code point. */
function compareTexts(a: Cell, b: Cell): number | undefined {
  return typeof a === "string" && typeof b === "string" ? compareNatural(a, b) : undefined;
}
