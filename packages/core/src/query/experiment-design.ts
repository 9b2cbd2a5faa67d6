import { compareNatural } from "../model/compare-natural.ts";
import type { FieldPath, Value } from "../model/field.ts";
import type { Table } from "../table/table.ts";
import { countRanks } from "./facet-values.ts";
import type { ConfigurationGroups } from "./group-configurations.ts";
import { groupRows } from "./group-rows.ts";
import { rankField } from "./rank-field.ts";
import { varyingParams } from "./varying-params.ts";

/** How many values of a param are listed. */
const MAX_VALUES = 50;

/** A param that differs between the runs of an experiment. */
export interface VariedParam {
  readonly path: FieldPath;
  /** How many different values there are. */
  readonly distinct: number;
  /** Runs without a value. */
  readonly missing: number;
  /** In ascending order; the first 50. */
  readonly values: readonly VariedValue[];
}

/** A value of a param, and how many runs have it. */
export interface VariedValue {
  readonly value: Value;
  readonly count: number;
}

/** What the runs of an experiment were given: params that vary, times seeds. */
export interface ExperimentDesign {
  /** In natural order of their names. */
  readonly varied: readonly VariedParam[];
  /** How many params have the same value in all runs. */
  readonly constant_count: number;
  /** How many different `params_fingerprint` there are; a run without one is a configuration of its own. */
  readonly configuration_count: number;
  /** How many different `seed_fingerprint` there are. */
  readonly seed_count: number;
}

/**
 * The design that some rows, all of one experiment, show.
 *
 * @param groups those of the rows
 */
export function designOf(table: Table, rows: Uint32Array, groups: ConfigurationGroups): ExperimentDesign {
  const varied = variedParams(table, rows);
  return {
    varied: varied.map((path) => describeParam(table, rows, path)),
    constant_count: constantParams(table, rows, varied).length,
    configuration_count: groups.count,
    seed_count: countRanks(rankField(table.column("record.seed_fingerprint"), rows)).filter(Boolean).length,
  };
}

/** The params that differ between some rows, in natural order. */
export function variedParams(table: Table, rows: Uint32Array): FieldPath[] {
  return rows.length === 0
    ? []
    : varyingParams(table, rows, groupRows([], rows.length), Uint32Array.of(0), new Set());
}

/** The params that have the same value in some rows, in natural order. */
export function constantParams(
  table: Table,
  rows: Uint32Array,
  varied: readonly FieldPath[] = variedParams(table, rows),
): { readonly path: FieldPath; readonly value: Value }[] {
  const [first] = rows;
  if (first === undefined) return [];
  const others = new Set(varied);
  return table.paths
    .filter((path) => path.startsWith("params.") && !others.has(path))
    .sort(compareNatural)
    .flatMap((path) => {
      // A param that does not vary has in every row what it has in the first.
      const value = table.cell(first, path);
      return isLeaf(value) ? [{ path, value: value! }] : [];
    });
}

function describeParam(table: Table, rows: Uint32Array, path: FieldPath): VariedParam {
  const ranked = rankField(table.column(path), rows);
  const values: VariedValue[] = [];
  let distinct = 0;
  let missing = 0;
  countRanks(ranked).forEach((count, rank) => {
    const value = ranked.valueAt(rank);
    if (count === 0) return;
    if (value === undefined) missing = count;
    else if (++distinct <= MAX_VALUES) values.push({ value, count });
  });
  return { path, distinct, missing, values };
}

/** Whether there is a value, and it has no members that are params themselves. */
function isLeaf(value: Value | undefined): boolean {
  if (typeof value !== "object") return value !== undefined;
  return Array.isArray(value) || Object.values(value).every((member) => member === null);
}
