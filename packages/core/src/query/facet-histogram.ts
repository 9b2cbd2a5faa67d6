import { BinCounter } from "../stats/bin-counter.ts";
import { equalBins, ratioBins } from "../stats/equal-bins.ts";
import type { FacetHistogram } from "./facet.ts";
import { scaleOf } from "./scale-of.ts";

/**
 * Counts numbers of two sets of runs in the same bins: those of the scope decide where the bins lie.
 *
 * @param numbers NaN where a run has none, an infinity where it is not finite
 * @param scopeNumbers as `numbers`, which are among them
 */
export function facetHistogram(
  numbers: Float64Array,
  scopeNumbers: Float64Array,
  binCount: number,
  unit: FacetHistogram["unit"],
): FacetHistogram {
  const { min, max } = finiteExtent(scopeNumbers);
  const scale = unit === "us" ? "linear" : scaleOf(min, max);
  const binsOn = scale === "log" ? ratioBins : equalBins;
  const edges = min <= max ? binsOn(min, max, binCount) : Float64Array.of(0, 1);
  const ofScope = countIn(edges, scopeNumbers);
  const ofRows = numbers === scopeNumbers ? ofScope : countIn(edges, numbers);
  return {
    unit,
    scale,
    bins: [...edges],
    counts: ofRows.counts(),
    totals: ofScope.counts(),
    not_finite: { count: ofRows.notFinite, total: ofScope.notFinite },
  };
}

function countIn(edges: Float64Array, numbers: Float64Array): BinCounter {
  const counter = new BinCounter(edges);
  counter.add(numbers);
  return counter;
}

/** Infinity and -Infinity where none is finite. */
function finiteExtent(numbers: Float64Array): { min: number; max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (number < min && number !== Number.NEGATIVE_INFINITY) min = number;
    if (number > max && number !== Number.POSITIVE_INFINITY) max = number;
  }
  return { min, max };
}
