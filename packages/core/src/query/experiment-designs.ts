import type { FieldPath } from "../model/field.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { variedParams } from "./experiment-design.ts";
import { countRanks } from "./facet-values.ts";
import { groupConfigurations } from "./group-configurations.ts";
import { groupRows, placesByGroup } from "./group-rows.ts";
import { rankField } from "./rank-field.ts";
import { allRows } from "./row-selection.ts";

/** What an experiment varied, in short. */
export interface DesignOutline {
  readonly experiment_id: string;
  /** The params that differ between its runs, in natural order of their names. */
  readonly varied: readonly FieldPath[];
  /** How many different `params_fingerprint` there are; a run without one is a configuration of its own. */
  readonly configuration_count: number;
  /** How many different `seed_fingerprint` there are. */
  readonly seed_count: number;
}

/** What each experiment that has a run varied, by id. */
export function experimentDesigns(table: Table): { readonly designs: readonly DesignOutline[] } {
  return finish(experimentDesignsSteps(table));
}

/** What `experimentDesigns` does, in steps. */
export function* experimentDesignsSteps(table: Table): Steps<{ readonly designs: readonly DesignOutline[] }> {
  const rows = allRows(table.rowCount);
  const experiments = groupRows([rankField(table.column("record.experiment_id"), rows)], rows.length);
  const { places, ends } = placesByGroup(experiments);
  const designs: DesignOutline[] = [];
  let start = 0;
  for (const end of ends) {
    designs.push(outlineOf(table, places.subarray(start, end)));
    start = end;
    yield;
  }
  return { designs };
}

function outlineOf(table: Table, rows: Uint32Array): DesignOutline {
  const seeds = countRanks(rankField(table.column("record.seed_fingerprint"), rows));
  return {
    experiment_id: (table.cell(rows[0]!, "record.experiment_id") as string | undefined) ?? "",
    varied: variedParams(table, rows),
    configuration_count: groupConfigurations(table, rows).count,
    seed_count: seeds.filter(Boolean).length,
  };
}
