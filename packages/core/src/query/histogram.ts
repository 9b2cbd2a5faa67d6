import { AtlasError } from "../errors.ts";
import type { FieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { binsOf, countBins, equalBins, NO_BIN } from "../stats/equal-bins.ts";
import type { Table } from "../table/table.ts";
import type { GroupValue } from "./aggregate-result.ts";
import { checkField } from "./check-field.ts";
import { filterRows } from "./filter-rows.ts";
import type { FilterSpec } from "./filter-spec.ts";
import { groupRows, placesByGroup } from "./group-rows.ts";
import { type RankedField, rankField } from "./rank-field.ts";
import { readNumbers } from "./read-numbers.ts";
import { allRows } from "./row-selection.ts";

const MAX_BINS = 100;

/** Which numbers of which runs are counted. */
export interface HistogramRequest {
  readonly filter?: FilterSpec;
  readonly field: FieldPath;
  /** How many bins: 1 to 100, 20 when absent. */
  readonly bins?: number;
  /** The least and the greatest number to count, both finite; those of the data when absent. */
  readonly range?: readonly [low: number, high: number];
  /** Has the runs of each of this field's values counted apart as well. */
  readonly stackBy?: FieldPath;
}

/** How often the numbers of a field lie in each of some bins. */
export interface HistogramResult {
  /** The edges of the bins, one more than there are bins. A bin holds its lower edge; the last one holds both. */
  readonly bins: readonly number[];
  /** A count a bin. */
  readonly counts: readonly number[];
  /** What the counts sum to. */
  readonly total: number;
  /** Runs that pass the filter: `total`, `missing`, `not_finite` and `outside` sum to it. */
  readonly matched: number;
  /** Runs without a number; booleans are none. */
  readonly missing: number;
  readonly not_finite: number;
  /** Runs whose number is outside the range that was asked for. */
  readonly outside: number;
  /** One for each value of `stackBy` that has a run in a bin, in ascending order, having none last; absent without it. */
  readonly stacks?: readonly HistogramStack[];
}

/** The part of a histogram that is of runs with one value. */
export interface HistogramStack {
  /** The text of the value. */
  readonly name: string;
  /** Null where the runs have none. */
  readonly value: GroupValue;
  /** A count a bin. */
  readonly counts: readonly number[];
}

/**
 * Counts the finite numbers of a field in bins of equal width, as `numpy.histogram` does. Without numbers and without
 * a range there is one empty bin from 0 to 1.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 *
 * @param options the zone that times with a zone are converted to in the filter: the process's own when absent
 */
export function histogram(
  table: Table,
  request: HistogramRequest,
  options: { readonly timeZone?: string } = {},
): HistogramResult {
  checkRequest(request);
  const { filter, field, bins: binCount = 20, range, stackBy } = request;
  const matched = filter
    ? filterRows(table, filter, { ...options, location: ["filter"] })
    : allRows(table.rowCount);
  const numbers = readNumbers(table.column(field), matched, { booleans: false });
  const { finite, missing, min, max } = summaryOf(numbers);
  const [low, high] = range ?? [min, max];
  const edges = low <= high ? equalBins(low, high, binCount) : Float64Array.of(0, 1);
  const bins = binsOf(numbers, edges);
  const counts = countBins(bins, edges.length - 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const result = {
    bins: [...edges],
    counts,
    total,
    matched: matched.length,
    missing,
    not_finite: matched.length - missing - finite,
    outside: finite - total,
  };
  if (stackBy === undefined) return result;
  const binned = binnedRows(matched, bins, total);
  const values = rankField(table.column(stackBy), binned.rows);
  return { ...result, stacks: stacksOf(values, binned.bins, counts.length) };
}

function checkRequest({ field, bins, range, stackBy }: HistogramRequest): void {
  checkField(field, ["field"]);
  if (stackBy !== undefined) checkField(stackBy, ["stackBy"]);
  if (bins !== undefined && !(Number.isInteger(bins) && bins >= 1 && bins <= MAX_BINS)) {
    const message = `bins must be an integer from 1 to ${MAX_BINS}`;
    throw new AtlasError("invalid_query", message, { location: ["bins"] });
  }
  if (range !== undefined && !(range.every(Number.isFinite) && range[0] <= range[1])) {
    const message = "range must be two finite numbers, the lesser one first";
    throw new AtlasError("invalid_query", message, { location: ["range"] });
  }
}

/** How many numbers are finite and how many are missing, and the range of the finite ones. */
function summaryOf(numbers: Float64Array): { finite: number; missing: number; min: number; max: number } {
  let finite = 0;
  let missing = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (Number.isFinite(number)) {
      finite++;
      if (number < min) min = number;
      if (number > max) max = number;
    } else if (Number.isNaN(number)) {
      missing++;
    }
  }
  return { finite, missing, min, max };
}

/** The rows that have a bin, and the bin of each. */
function binnedRows(
  rows: Uint32Array,
  bins: Uint8Array,
  total: number,
): { rows: Uint32Array; bins: Uint8Array } {
  const binned = { rows: new Uint32Array(total), bins: new Uint8Array(total) };
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    if (bins[i] === NO_BIN) continue;
    binned.rows[count] = rows[i]!;
    binned.bins[count++] = bins[i]!;
  }
  return binned;
}

function stacksOf(field: RankedField, bins: Uint8Array, binCount: number): HistogramStack[] {
  const { places, ends } = placesByGroup(groupRows([field], bins.length));
  const binsByGroup = new Uint8Array(bins.length);
  for (let i = 0; i < bins.length; i++) binsByGroup[i] = bins[places[i]!]!;
  return Array.from(ends, (end, group) => {
    const start = group === 0 ? 0 : ends[group - 1]!;
    const value = field.valueAt(field.ranks[places[start]!]!) ?? null;
    return { name: textOf(value), value, counts: countBins(binsByGroup.subarray(start, end), binCount) };
  });
}
