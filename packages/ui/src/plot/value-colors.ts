import { compareNatural, type FieldInfo, type GroupValue } from "@atlas/core";
import { paintOfIndex } from "../chart/curve-figure.ts";
import type { Paint } from "../chart/mark.ts";
import { keyOf, labelOfValue } from "../chart/scale.ts";

/** The colour of each value of a field: of having none, too. */
export type ValueColors = (value: GroupValue) => Paint;

/**
 * The colours of a field's values, in the field's own order: numbers ascending, then texts in natural order. They are
 * made of all values that the field has in its experiment, so that a filter changes none of them.
 */
export function valueColors(values: readonly GroupValue[]): ValueColors {
  const kept = values.filter((value) => value !== null).sort(compareValues);
  const paints = new Map<string, Paint>();
  for (const value of kept) {
    const key = keyOf(value);
    if (!paints.has(key)) paints.set(key, paintOfIndex(paints.size));
  }
  return (value) => (value === null ? "cat-other" : (paints.get(keyOf(value)) ?? "cat-other"));
}

/** The values that a field's index lists, as they are in runs; `undefined` where it lists none. */
export function listedValues(info: FieldInfo | undefined): readonly GroupValue[] | undefined {
  if (info?.values === undefined) return undefined;
  return info.type === "boolean" ? info.values.map((text) => text === "True") : info.values;
}

/** Numbers before texts before booleans, each in its order; having none comes last. */
export function compareValues(a: GroupValue, b: GroupValue): number {
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  if (rankOf(a) === 0) return Number(a) - Number(b);
  return compareNatural(labelOfValue(a), labelOfValue(b));
}

function rankOf(value: GroupValue): number {
  if (value === null) return 4;
  const rank = ["number", "string", "boolean"].indexOf(typeof value === "bigint" ? "number" : typeof value);
  return rank < 0 ? 3 : rank;
}
