import type { FieldPath } from "../model/field.ts";

/** One key of a sort. Missing values and NaN come last in both orders; equal runs stand in ascending run_id. */
export interface SortKey {
  readonly field: FieldPath;
  readonly order: "asc" | "desc";
}
