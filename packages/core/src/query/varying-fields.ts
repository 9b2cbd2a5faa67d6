import { comparePaths } from "../model/compare-paths.ts";
import type { FieldPath, Value } from "../model/field.ts";
import { finish, type Steps } from "../steps.ts";
import { AllRows, type Rows, rowAt } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { countField } from "./count-field.ts";

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
export function varyingFields(table: Table, rows?: Rows): VaryingFields {
  return finish(varyingFieldsSteps(table, rows));
}

/** The steps of `varyingFields`, a field each. */
export function* varyingFieldsSteps(table: Table, rows?: Rows): Steps<VaryingFields> {
  const all = rows ?? new AllRows(table.rowCount);
  const varying: VaryingField[] = [];
  const constant: ConstantField[] = [];
  for (const path of table.paths.toSorted(comparePaths)) {
    if (path === "record.run_id") continue;
    const { count, distinct } = countField(table.column(path)!, all);
    yield;
    const missing = all.length - count;
    if (count === 0) continue;
    if (distinct > 1 || missing > 0) varying.push({ path, distinct, missing });
    else constant.push({ path, value: table.cell(rowAt(all, 0), path)! });
  }
  return { varying, constant };
}
