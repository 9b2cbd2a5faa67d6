import type { FieldPath, Value } from "../model/field.ts";
import type { Scale } from "./density-grid.ts";

/** A number of runs among two sets of them. */
export interface FacetCount {
  /** Among the runs that pass every condition but those on the facet's field. */
  readonly count: number;
  /** Among those of the scope: the runs of the experiments that the filter asks for. */
  readonly total: number;
}

/** A value of a field, and how many runs have it. */
export interface FacetValue extends FacetCount {
  /** The text of the value. */
  readonly name: string;
  readonly value: Value;
}

/** The values that a facet does not list, all together. */
export interface FacetRest extends FacetCount {
  /** How many values they are. */
  readonly distinct: number;
}

/** The finite numbers of a field in bins that are of equal width on its scale. */
export interface FacetHistogram {
  /** `us` for times: microseconds of their wall clock since 1970. */
  readonly unit: "us" | null;
  /** `log` where all finite numbers of the scope are above 0 and span three decades or more; `linear` for times. */
  readonly scale: Scale;
  /** The edges of the bins, one more than there are bins, from the least to the greatest number of the scope. */
  readonly bins: readonly number[];
  /** A count a bin, as `FacetCount` has it. */
  readonly counts: readonly number[];
  /** A count a bin, as `FacetCount` has it. */
  readonly totals: readonly number[];
  /** NaN, infinities, and integers that no double comes near. */
  readonly not_finite: FacetCount;
}

/** One field for a side bar: what values it has, and how many runs would pass with each. */
export interface Facet {
  readonly field: FieldPath;
  readonly matched: FacetCount;
  /** Runs without a value. */
  readonly missing: FacetCount;
  /**
   * The values that most runs have; absent for times, and for numbers of which there are many. Together with `rest`
   * and `missing` they sum to `matched`.
   */
  readonly values?: readonly FacetValue[];
  /** Present with `values`. */
  readonly rest?: FacetRest;
  /** For times and for numbers; absent where the scope has a value of another type, or none. */
  readonly histogram?: FacetHistogram;
}
