import type { FieldPath, Value } from "../model/field.ts";
import type { Table } from "../table/table.ts";
import { indexFields } from "./index-fields.ts";

/** A field that differs between rows. */
export interface VaryingField {
  readonly path: FieldPath;
  /** How many different values there are; equal numbers are one, and so are all NaN. */
  readonly distinct: number;
  /** Rows without a value; where there is one value only, these are what differs. */
  readonly missing: number;
}

/** A field that has the same value in every row. */
export interface ConstantField {
  readonly path: FieldPath;
  readonly value: Value;
}

/** Every field that some of the rows have, but for the run_id: record, params, metrics, derived, each in natural order. */
export interface VaryingFields {
  readonly varying: readonly VaryingField[];
  readonly constant: readonly ConstantField[];
}

/** Which fields differ between some rows, or all, and what the others hold; having none counts as a difference. */
export function varyingFields(table: Table, rows?: Uint32Array): VaryingFields {
  const rowCount = rows?.length ?? table.rowCount;
  const varying: VaryingField[] = [];
  const constant: ConstantField[] = [];
  for (const { path, count, distinct } of indexFields(table, rows)) {
    const missing = rowCount - count;
    if (distinct > 1 || missing > 0) varying.push({ path, distinct, missing });
    else constant.push({ path, value: table.cell(rows?.[0] ?? 0, path)! });
  }
  return { varying, constant };
}
