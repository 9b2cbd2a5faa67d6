import type { FacetHistogram } from "@atlas/core";
import { clamp, roundedTo } from "./brush-range.ts";

/** The axis of a histogram: its bins are equally wide on it, whatever its scale. */
export interface FacetAxis {
  readonly least: number;
  readonly greatest: number;
  /** The edges of the bins in as many digits as a person needs. */
  readonly edges: readonly number[];
  /** Where a value lies: 0 at the least, 1 at the greatest. */
  placeOf(value: number): number;
  /** The value at a place, rounded so that it differs from those at `parts` places of the axis. */
  valueAt(place: number, parts: number): number;
}

/** How many places of an axis its edges are told apart by. */
const FINENESS = 1000;

/** The axis of a histogram. */
export function facetAxis({ bins, scale }: Pick<FacetHistogram, "bins" | "scale">): FacetAxis {
  const least = bins[0] ?? 0;
  const greatest = bins.at(-1) ?? 1;
  const isLog = scale === "log";
  const on = (value: number) => (isLog ? Math.log10(value) : value);
  const off = (place: number) => (isLog ? 10 ** place : place);
  const start = on(least);
  const extent = on(greatest) - start || 1;
  const rounded = (value: number, parts: number) => {
    const step = isLog ? value * (10 ** (extent / parts) - 1) : extent / parts;
    return clamp(roundedTo(value, step), least, greatest);
  };
  return {
    least,
    greatest,
    edges: [least, ...bins.slice(1, -1).map((edge) => rounded(edge, FINENESS)), greatest],
    placeOf: (value) => (on(value) - start) / extent,
    valueAt: (place, parts) => rounded(off(start + clamp(place, 0, 1) * extent), parts),
  };
}
