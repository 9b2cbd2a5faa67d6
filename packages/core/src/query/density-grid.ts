import { AtlasError } from "../errors.ts";
import type { FieldPath } from "../model/field.ts";
import { binsOf, equalBins, NO_BIN } from "../stats/equal-bins.ts";
import { extentOf } from "../stats/extent.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { checkField } from "./check-field.ts";
import { checkInteger } from "./check-integer.ts";
import type { Filter } from "./filter.ts";
import { filterSteps } from "./filter-rows.ts";
import type { PlotCounts } from "./plotted-rows.ts";
import { readAxis } from "./read-axis.ts";

/** How numbers are laid out along an axis. */
export const SCALES = ["linear", "log"] as const;

/** One of the ways of laying numbers out; `log` has no place for 0 and below. */
export type Scale = (typeof SCALES)[number];

/** A grid holds a byte for each number's column and row, one value of which means none. */
const MAX_CELLS_OF_AXIS = NO_BIN;

/** Which points are counted in which cells. */
export interface DensityGridRequest {
  readonly filter?: Filter;
  /** Numbers, booleans as 0 and 1, and times in microseconds of their wall clock since 1970. */
  readonly x: FieldPath;
  /** As `x`. */
  readonly y: FieldPath;
  /** How many cells lie side by side: 1 to 255, 100 when absent. */
  readonly columns?: number;
  /** How many cells lie on top of one another: 1 to 255, 100 when absent. */
  readonly rows?: number;
  /** Linear when absent. */
  readonly xScale?: Scale;
  /** Linear when absent. */
  readonly yScale?: Scale;
  /** The least and the greatest X to count, both finite, on a log scale above 0; those of the data when absent. */
  readonly xRange?: readonly [low: number, high: number];
  /** As `xRange`. */
  readonly yRange?: readonly [low: number, high: number];
}

/** How many runs lie in each cell of a grid. */
export interface DensityGrid {
  /** The edges of the columns, one more than there are columns. A cell holds its lower edge; the last one holds both. */
  readonly x_edges: readonly number[];
  /** The edges of the rows, as those of the columns. */
  readonly y_edges: readonly number[];
  /** A count a cell, row by row: the row of the least Y first, and in it the cell of the least X. */
  readonly cells: readonly number[];
  readonly counts: DensityCounts;
}

/** What became of the runs that match: `used`, `missing`, `not_finite` and `outside` sum to `matched`. */
export interface DensityCounts extends PlotCounts {
  /** Runs whose numbers are finite but beyond a range, or not above 0 on a log scale. */
  readonly outside: number;
}

/**
 * Counts the runs that pass a filter in the cells of a grid, for a scatter plot of more points than there are pixels.
 * Cells are of equal width along the scale. Without points and without a range, an axis reaches from 0 to 1, on a
 * log scale from 1 to 10.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 *
 * @param options the zone that times with a zone are converted to in the filter: the process's own when absent
 */
export function densityGrid(
  table: Table,
  request: DensityGridRequest,
  options: { readonly timeZone?: string } = {},
): DensityGrid {
  return finish(densityGridSteps(table, request, options));
}

/** The steps of `densityGrid`. */
export function* densityGridSteps(
  table: Table,
  request: DensityGridRequest,
  options: { readonly timeZone?: string } = {},
): Steps<DensityGrid> {
  checkRequest(request);
  const { filter, columns = 100, rows = 100, xScale = "linear", yScale = "linear" } = request;
  const matched = yield* filterSteps(table, filter, { ...options, location: ["filter"] });
  const points = {
    xs: readAxis(table.column(request.x), matched, { booleans: true }),
    ys: readAxis(table.column(request.y), matched, { booleans: true }),
  };
  yield;
  const counts = keepPlaced(points, boundsOf(xScale, request.xRange), boundsOf(yScale, request.yRange));
  const x = cutAxis(points.xs.subarray(0, counts.used), xScale, request.xRange, columns);
  yield;
  const y = cutAxis(points.ys.subarray(0, counts.used), yScale, request.yRange, rows);
  const cells = new Array<number>(columns * rows).fill(0);
  for (let i = 0; i < counts.used; i++) cells[y.bins[i]! * columns + x.bins[i]!]!++;
  return { x_edges: x.edges, y_edges: y.edges, cells, counts };
}

function checkRequest(request: DensityGridRequest): void {
  checkField(request.x, ["x"]);
  checkField(request.y, ["y"]);
  checkInteger(request.columns ?? 1, 1, MAX_CELLS_OF_AXIS, ["columns"]);
  checkInteger(request.rows ?? 1, 1, MAX_CELLS_OF_AXIS, ["rows"]);
  for (const axis of ["x", "y"] as const) {
    const scale = request[`${axis}Scale`] ?? "linear";
    if (!SCALES.includes(scale)) {
      const message = `unknown scale ${JSON.stringify(scale)}: expected ${SCALES.join(", ")}`;
      throw new AtlasError("invalid_query", message, { location: [`${axis}Scale`] });
    }
    const range = request[`${axis}Range`];
    if (range === undefined) continue;
    const isRange = range.every(Number.isFinite) && range[0] <= range[1];
    if (isRange && (scale === "linear" || range[0] > 0)) continue;
    const kind = scale === "linear" ? "finite" : "positive";
    const message = `${axis}Range must be two ${kind} numbers, the lesser one first`;
    throw new AtlasError("invalid_query", message, { location: [`${axis}Range`] });
  }
}

type Bounds = readonly [low: number, high: number];

/** The least and the greatest number that has a place on an axis. */
function boundsOf(scale: Scale, range: Bounds | undefined): Bounds {
  return range ?? [scale === "log" ? Number.MIN_VALUE : -Number.MAX_VALUE, Number.MAX_VALUE];
}

interface Points {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** Moves the points that have a place to the front, and counts the others by what they lack. */
function keepPlaced({ xs, ys }: Points, xBounds: Bounds, yBounds: Bounds): DensityCounts {
  const [xLow, xHigh] = xBounds;
  const [yLow, yHigh] = yBounds;
  let used = 0;
  let missing = 0;
  let outside = 0;
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i]!;
    const y = ys[i]!;
    if (x >= xLow && x <= xHigh && y >= yLow && y <= yHigh) {
      xs[used] = x;
      ys[used++] = y;
    } else if (Number.isNaN(x) || Number.isNaN(y)) {
      missing++;
    } else if (Number.isFinite(x) && Number.isFinite(y)) {
      outside++;
    }
  }
  return { matched: xs.length, used, missing, not_finite: xs.length - used - missing - outside, outside };
}

/** The bins of an axis, and the bin of each number. */
interface CutAxis {
  readonly edges: readonly number[];
  readonly bins: Uint8Array;
}

/** @param values finite, with a place on the axis; on a log scale their logarithms take their place */
function cutAxis(values: Float64Array, scale: Scale, range: Bounds | undefined, binCount: number): CutAxis {
  const [low, high] = range ?? rangeOf(values, scale);
  if (scale === "linear") {
    const edges = equalBins(low, high, binCount);
    return { edges: [...edges], bins: binsOf(values, edges) };
  }
  const [logLow, logHigh] = [Math.log10(low), Math.log10(high)];
  // Logarithms are rounded, but none must leave the range that its number lies in.
  for (let i = 0; i < values.length; i++) {
    values[i] = Math.min(Math.max(Math.log10(values[i]!), logLow), logHigh);
  }
  const edges = equalBins(logLow, logHigh, binCount);
  return { edges: powersOf(edges, low, high), bins: binsOf(values, edges) };
}

function rangeOf(values: Float64Array, scale: Scale): Bounds {
  if (values.length === 0) return scale === "log" ? [1, 10] : [0, 1];
  const { min, max } = extentOf(values);
  return [min, max];
}

/** The numbers whose logarithms are given; rounding moves none of them inside the range, or beyond all doubles. */
function powersOf(logarithms: Float64Array, low: number, high: number): number[] {
  const powers = Array.from(logarithms, (exponent) =>
    Math.min(Math.max(10 ** exponent, Number.MIN_VALUE), Number.MAX_VALUE),
  );
  powers[0] = Math.min(powers[0]!, low);
  powers[powers.length - 1] = Math.max(powers.at(-1)!, high);
  return powers;
}
