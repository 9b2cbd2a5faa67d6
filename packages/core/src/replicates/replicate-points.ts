import type { PlotCounts } from "../query/plotted-rows.ts";
import { readNumbers } from "../query/read-numbers.ts";
import type { Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { experimentRowsSteps, type ReplicateRequest } from "./replicate-numbers.ts";

/** The runs of an experiment that have a finite number, and what became of the others. */
export interface ReplicatePoints {
  readonly rows: Uint32Array;
  /** One a row. */
  readonly values: Float64Array;
  readonly counts: PlotCounts;
}

/**
 * The rows of an experiment that match and have a finite number, with these numbers.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 */
export function* replicatePointsSteps(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string },
): Steps<ReplicatePoints> {
  const matched = yield* experimentRowsSteps(table, request, options);
  const numbers = readNumbers(table.column(request.field), matched, { booleans: true });
  yield;
  const rows = matched.filter((_, i) => Number.isFinite(numbers[i]!));
  const missing = numbers.reduce((count, number) => count + Number(Number.isNaN(number)), 0);
  return {
    rows,
    values: numbers.filter(Number.isFinite),
    counts: {
      matched: matched.length,
      used: rows.length,
      missing,
      not_finite: matched.length - rows.length - missing,
    },
  };
}
