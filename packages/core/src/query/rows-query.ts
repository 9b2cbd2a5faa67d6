import type { Cell, FieldPath } from "../model/field.ts";
import type { StatusCounts } from "../model/status.ts";
import type { Filter } from "./filter.ts";
import type { SortKey } from "./sort-key.ts";

/** Which cells of which runs are asked for. */
export interface RowsQuery {
  readonly filter?: Filter;
  readonly columns: readonly FieldPath[];
  /** From the most significant key on; newest run first when absent or empty. */
  readonly sort?: readonly SortKey[];
  /** How many rows at most: 1 to 1000, 100 when absent. */
  readonly limit?: number;
  /** How many rows of the sorted answer to pass over; 0 when absent. */
  readonly offset?: number;
}

/** A page of a table. */
export interface RowsPage {
  /** One list a column, in the order of the query's `columns`; each holds a cell a row. */
  readonly columns: readonly (readonly Cell[])[];
  /** The run of each row. */
  readonly run_ids: readonly string[];
  /** How many runs match the filter. */
  readonly total: number;
  readonly counts: RowCounts;
  /** The data version that answered. */
  readonly version: number;
}

/** What a page was taken from. */
export interface RowCounts extends StatusCounts {
  /** Runs of the data set, whatever the filter. */
  readonly all: number;
  /** Runs that match the filter; the five states sum to it. */
  readonly matched: number;
}
