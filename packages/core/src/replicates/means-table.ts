import { AtlasError } from "../errors.ts";
import type { Cell, FieldPath } from "../model/field.ts";
import { checkField } from "../query/check-field.ts";
import { firstPlaces } from "../query/group-rows.ts";
import type { PlotCounts } from "../query/plotted-rows.ts";
import { type RankedField, rankField } from "../query/rank-field.ts";
import { varyingParamsSteps } from "../query/varying-params.ts";
import { meanOf } from "../stats/sum.ts";
import { crossed } from "../stats/sums-of-squares.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { type MeasuredCell, markBestSteps } from "./mark-best.ts";
import { type MeanInterval, meanIntervalOf } from "./mean-interval.ts";
import type { PairedTestName } from "./paired-test.ts";
import { DEFAULT_PAIR_BY, type ReplicateRequest, STEP_ROWS } from "./replicate-numbers.ts";
import { replicatePointsSteps } from "./replicate-points.ts";

const MAX_CELLS = 10_000;

/** Which means are laid out how. */
export interface MeansTableRequest extends ReplicateRequest {
  /** Each combination of their values is a row of the table; a single row when empty. */
  readonly rows: readonly FieldPath[];
  /** Each combination of their values is a column of the table; a single column when empty. */
  readonly columns: readonly FieldPath[];
  /** Whether the least or the greatest mean is the best; none is marked when absent. */
  readonly goal?: "min" | "max";
  /** Among what the best is looked for; each row when absent. */
  readonly bestOf?: "row" | "column" | "table";
}

/** One mean of the table. */
export interface MeansTableCell extends MeanInterval {
  readonly mean: number;
  /** Whether it is the best mean, or one that the paired test does not tell apart from the best. */
  readonly is_best: boolean;
}

/** Means over seeds, by params. */
export interface MeansTable {
  /** The values of the request's `rows`, one list a row of the table, in ascending order; null for having none. */
  readonly row_values: readonly (readonly (Cell | null)[])[];
  readonly column_values: readonly (readonly (Cell | null)[])[];
  /** A list a row, with an entry a column; null where there is no number. */
  readonly cells: readonly (readonly (MeansTableCell | null)[])[];
  /** What tells the best apart; null where there is nothing to compare. */
  readonly test: PairedTestName | null;
  /** Params that differ within a cell: its mean mixes their values. */
  readonly mixed: readonly FieldPath[];
  readonly counts: PlotCounts;
}

/**
 * Lays the means of a field out by params, with their intervals, and marks the best: of each row (or column, or of
 * all) the best mean, and those that a paired test, adjusted for their number (Holm), does not tell apart from it at
 * 5%. Pairs share a seed; what shares fewer than two with the best is not marked.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood, and for a table of more
 * than 10,000 cells.
 */
export function meansTable(
  table: Table,
  request: MeansTableRequest,
  options: { readonly timeZone?: string } = {},
): MeansTable {
  return finish(meansTableSteps(table, request, options));
}

/** The steps of `meansTable`. */
export function* meansTableSteps(
  table: Table,
  request: MeansTableRequest,
  options: { readonly timeZone?: string },
): Steps<MeansTable> {
  for (const side of ["rows", "columns"] as const) {
    request[side].forEach((path, i) => {
      checkField(path, [side, i]);
    });
  }
  const pairBy = request.pairBy ?? DEFAULT_PAIR_BY;
  checkField(pairBy, ["pairBy"]);
  const { rows, values, counts } = yield* replicatePointsSteps(table, request, options);
  const rowSide = sideOf(table, request.rows, rows);
  yield;
  const columnSide = sideOf(table, request.columns, rows);
  yield;
  const cellCount = rowSide.values.length * columnSide.values.length;
  if (cellCount > MAX_CELLS) {
    const message = `a table of ${rowSide.values.length} rows and ${columnSide.values.length} columns has more than ${MAX_CELLS} cells`;
    throw new AtlasError("invalid_query", message, { location: ["rows"] });
  }
  const seeds = rankField(table.column(pairBy), rows).ranks;
  const numbers = Array.from({ length: cellCount }, () => new SeedNumbers());
  const cellOf = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    if (i % STEP_ROWS === STEP_ROWS - 1) yield;
    cellOf[i] = rowSide.places[i]! * columnSide.values.length + columnSide.places[i]!;
    numbers[cellOf[i]!]!.take(seeds[i]!, values[i]!);
  }
  const measured = numbers.map((cell) => cell.measured());
  const best = yield* markBestSteps(measured, columnSide.values.length, request);
  const cells = measured.map(
    (cell, i) => cell && { ...meanIntervalOf(cell.ofSeed), mean: cell.mean, is_best: best.places.has(i) },
  );
  const groups = { groupOf: cellOf, groupCount: numbers.length };
  const shown = new Set<FieldPath | undefined>([...request.rows, ...request.columns, pairBy]);
  return {
    row_values: rowSide.values,
    column_values: columnSide.values,
    cells: rowSide.values.map((_, row) =>
      columnSide.values.map((_, column) => cells[row * columnSide.values.length + column] ?? null),
    ),
    test: best.test,
    mixed: yield* varyingParamsSteps(
      table,
      rows,
      groups,
      firstPlaces(groups, measured.filter(Boolean).length),
      shown,
    ),
    counts,
  };
}

/** The numbers of one cell by seed. */
class SeedNumbers {
  readonly #ofSeed = new Map<number, { sum: number; runs: number }>();

  take(seed: number, value: number): void {
    const known = this.#ofSeed.get(seed);
    if (known === undefined) this.#ofSeed.set(seed, { sum: value, runs: 1 });
    else {
      known.sum += value;
      known.runs++;
    }
  }

  /** `undefined` without a number. */
  measured(): MeasuredCell | undefined {
    if (this.#ofSeed.size === 0) return undefined;
    const ofSeed = new Map(Array.from(this.#ofSeed, ([seed, { sum, runs }]) => [seed, sum / runs] as const));
    return { ofSeed, mean: meanOf(Float64Array.from(ofSeed.values())) };
  }
}

/** One side of the table: the combinations of its fields' values in order, and which of them each row has. */
interface Side {
  readonly values: readonly (readonly (Cell | null)[])[];
  readonly places: Uint32Array;
}

function sideOf(table: Table, paths: readonly FieldPath[], rows: Uint32Array): Side {
  const fields = paths.map((path) => rankField(table.column(path), rows));
  if (fields.length === 0) {
    return { values: rows.length === 0 ? [] : [[]], places: new Uint32Array(rows.length) };
  }
  const { levels, levelCount } = crossed(
    fields.map(({ ranks, rankCount }) => ({ levels: ranks, levelCount: rankCount })),
  );
  const firstPlace = new Uint32Array(levelCount);
  for (let i = rows.length - 1; i >= 0; i--) firstPlace[levels[i]!] = i;
  const order = Array.from(firstPlace.keys()).sort((a, b) =>
    compareRanks(fields, firstPlace[a]!, firstPlace[b]!),
  );
  const placeOfLevel = new Uint32Array(levelCount);
  order.forEach((level, place) => {
    placeOfLevel[level] = place;
  });
  return {
    values: order.map((level) =>
      fields.map(({ ranks, valueAt }) => valueAt(ranks[firstPlace[level]!]!) ?? null),
    ),
    places: Uint32Array.from(levels, (level) => placeOfLevel[level]!),
  };
}

function compareRanks(fields: readonly RankedField[], a: number, b: number): number {
  for (const { ranks } of fields) if (ranks[a] !== ranks[b]) return ranks[a]! - ranks[b]!;
  return 0;
}
