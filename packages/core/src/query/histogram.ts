import { AtlasError } from "../errors.ts";
import type { FieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { BinCounter } from "../stats/bin-counter.ts";
import { binsOf, countBins, equalBins, NO_BIN } from "../stats/equal-bins.ts";
import { finish, type Steps } from "../steps.ts";
import { type Rows, rowAt } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import type { GroupValue } from "./aggregate-result.ts";
import { checkField } from "./check-field.ts";
import type { Filter } from "./filter.ts";
import { filterSteps } from "./filter-rows.ts";
import { groupRows, placesByGroup } from "./group-rows.ts";
import { type RankedField, rankField } from "./rank-field.ts";
import { numberParts, readNumbers } from "./read-numbers.ts";

const MAX_BINS = 100;

/** Which numbers of which runs are counted. */
export interface HistogramRequest {
  readonly filter?: Filter;
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
  return finish(histogramSteps(table, request, options));
}

/** The steps of `histogram`. */
export function* histogramSteps(
  table: Table,
  request: HistogramRequest,
  options: { readonly timeZone?: string } = {},
): Steps<HistogramResult> {
  checkRequest(request);
  const { filter, field, bins: binCount = 20, range, stackBy } = request;
  const matched = yield* filterSteps(table, filter, { ...options, location: ["filter"] });
  const parts = () => numberParts(table.column(field), matched, { booleans: false });
  const [low, high] = range ?? rangeOf(parts());
  yield;
  const edges = low <= high ? equalBins(low, high, binCount) : Float64Array.of(0, 1);
  const counter = new BinCounter(edges);
  for (const part of parts()) {
    counter.add(part);
    yield;
  }
  const { missing, notFinite, outside } = counter;
  const counts = counter.counts();
  const total = matched.length - missing - notFinite - outside;
  const result = {
    bins: [...edges],
    counts,
    total,
    matched: matched.length,
    missing,
    not_finite: notFinite,
    outside,
  };
  if (stackBy === undefined) return result;
  const numbers = readNumbers(table.column(field), matched, { booleans: false });
  const binned = binnedRows(matched, binsOf(numbers, edges), total);
  yield;
  const values = rankField(table.column(stackBy), binned.rows);
  yield;
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

/** The least and the greatest finite number; Infinity and -Infinity of none. */
function rangeOf(parts: Iterable<Float64Array>): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const number = part[i]!;
      if (number < low && number !== Number.NEGATIVE_INFINITY) low = number;
      if (number > high && number !== Number.POSITIVE_INFINITY) high = number;
    }
  }
  // Adding 0 makes -0 the 0 that it equals.
  return [low + 0, high + 0];
}

/** The rows that have a bin, and the bin of each. */
function binnedRows(rows: Rows, bins: Uint8Array, total: number): { rows: Uint32Array; bins: Uint8Array } {
  const binned = { rows: new Uint32Array(total), bins: new Uint8Array(total) };
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    if (bins[i] === NO_BIN) continue;
    binned.rows[count] = rowAt(rows, i);
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
