import { allOf } from "../language/query.ts";
import { checkField } from "../query/check-field.ts";
import { queryOf } from "../query/filter.ts";
import { filterRows } from "../query/filter-rows.ts";
import type { PlotCounts } from "../query/plotted-rows.ts";
import { readNumbers } from "../query/read-numbers.ts";
import type { Table } from "../table/table.ts";
import type { ReplicateRequest } from "./replicate-numbers.ts";

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
export function replicatePoints(
  table: Table,
  { experiment_id, field, filter = {} }: Omit<ReplicateRequest, "pairBy">,
  options: { readonly timeZone?: string } = {},
): ReplicatePoints {
  checkField(field, ["field"]);
  const ofExperiment = { field: "record.experiment_id", op: "eq", value: experiment_id } as const;
  const query = allOf([ofExperiment, queryOf(filter, ["filter"])]);
  const matched = filterRows(table, query, { ...options, location: ["filter"] });
  const numbers = readNumbers(table.column(field), matched, { booleans: true });
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
