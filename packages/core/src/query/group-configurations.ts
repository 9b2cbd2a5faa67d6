import { finish, type Steps } from "../steps.ts";
import { AllRows, type Rows, rowAt } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import { groupRows, placesByGroup } from "./group-rows.ts";
import { type RankedField, rankField } from "./rank-field.ts";
import { sortRows } from "./sort-rows.ts";
import { splitGroups } from "./split-groups.ts";

/** Rows by configuration: by experiment, then by fingerprint, then by the id of a run without one. */
export interface ConfigurationGroups {
  /** How many configurations there are. */
  readonly count: number;
  /** Those that were grouped, as they were given. */
  readonly rows: Rows;
  /** The places in `rows` of the runs of each configuration, one after the other; within one they ascend. */
  readonly places: Uint32Array;
  /** Where each configuration ends in `places`, and the next one begins. */
  readonly ends: Uint32Array;
}

const known = new WeakMap<Table, ConfigurationGroups>();

/** Brings together the rows of each configuration; those of a whole table once. */
export function groupConfigurations(table: Table, rows: Rows): ConfigurationGroups {
  return finish(groupConfigurationsSteps(table, rows));
}

/** The steps of `groupConfigurations`. */
export function* groupConfigurationsSteps(table: Table, rows: Rows): Steps<ConfigurationGroups> {
  if (!(rows instanceof AllRows)) return yield* group(table, rows);
  let groups = known.get(table);
  if (groups === undefined) {
    groups = yield* group(table, rows);
    known.set(table, groups);
  }
  return groups;
}

/** The rows of one configuration. */
export function rowsOfConfiguration({ rows, places, ends }: ConfigurationGroups, index: number): Uint32Array {
  return places.subarray(index === 0 ? 0 : ends[index - 1]!, ends[index]!).map((place) => rowAt(rows, place));
}

function* group(table: Table, rows: Rows): Steps<ConfigurationGroups> {
  const fingerprints = rankField(table.column("record.params_fingerprint"), rows);
  yield;
  const experiments = rankField(table.column("record.experiment_id"), rows);
  yield;
  const shared = groupRows([experiments, fingerprints], rows.length);
  yield;
  const { ranks, rankCount } = rankLoners(table, rows, fingerprints);
  yield;
  const { places, ends } = placesByGroup(splitGroups(shared, ranks, rankCount));
  return { count: ends.length, rows, places, ends };
}

/** Ranks rows without a fingerprint by run id; the others are all 0. */
function rankLoners(
  table: Table,
  rows: Rows,
  { ranks, rankCount, valueAt }: RankedField,
): Pick<RankedField, "ranks" | "rankCount"> {
  const isEmpty = Uint8Array.from({ length: rankCount }, (_, rank) => Number((valueAt(rank) ?? "") === ""));
  const places = ranks.map((_, place) => place).filter((place) => isEmpty[ranks[place]!] === 1);
  const loners = places.map((place) => rowAt(rows, place));
  const rankOfRow = new Uint32Array(loners.length === 0 ? 0 : table.rowCount);
  let last = 0;
  for (const row of sortRows(table, loners, [])) rankOfRow[row] = ++last;
  const lonerRanks = new Uint32Array(rows.length);
  places.forEach((place, i) => {
    lonerRanks[place] = rankOfRow[loners[i]!]!;
  });
  return { ranks: lonerRanks, rankCount: last + 1 };
}
