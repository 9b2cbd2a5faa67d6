import type { Value } from "../model/field.ts";
import { STATUSES } from "../model/status.ts";
import { type Rows, rowAt } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";
import type { ExperimentDesign } from "./experiment-design.ts";
import { firstOf } from "./first-of.ts";
import type { ConfigurationGroups } from "./group-configurations.ts";
import { type RankedField, rankField } from "./rank-field.ts";

/** How many cells, a configuration times a seed, are listed at most, and how many configurations. */
const MAX_CELLS = 60_000;
const MAX_CONFIGURATIONS = 2000;

/** The letters of a configuration's states, the best first: of several runs with one seed, the best counts. */
const LETTERS = "srfco";
const MISSING = ".";

/** Which configurations have run with which seeds, and how that ended. */
export interface Coverage {
  /**
   * The seeds' fingerprints, which every configuration's states are in the order of. Empty where configurations do
   * not share their seeds, so that none is missing: states are of each one's own runs then, the best first.
   */
  readonly seeds: readonly string[];
  /** In the order of the values of the design's params; where there are too many, those that are not complete first. */
  readonly configurations: readonly CoveredConfiguration[];
  /** How many configurations have succeeded with every seed. */
  readonly complete_count: number;
}

/** One configuration, and how its runs ended. */
export interface CoveredConfiguration {
  /** Empty for a run without one. */
  readonly params_fingerprint: string;
  /** The newest of its runs. */
  readonly run_id: string;
  /** One for each param of the design, in its order; null where the configuration has none. */
  readonly values: readonly (Value | null)[];
  /** A letter a seed: "s" success, "r" running, "f" failed, "c" cancelled, "o" another state, "." no run. */
  readonly states: string;
}

/** How the runs of an experiment, in their configurations, cover its design. */
export function coverageOf(
  table: Table,
  { rows, places, ends }: ConfigurationGroups,
  { varied }: ExperimentDesign,
): Coverage {
  const params = varied.map(({ path }) => rankField(table.column(path), rows));
  const seeds = rankField(table.column("record.seed_fingerprint"), rows);
  const groups = Array.from(ends, (end, i) => places.subarray(i === 0 ? 0 : ends[i - 1]!, end));
  const columns = sharedSeeds(seeds, groups);
  const letterOf = letterReader(table, rows);
  const all = groups.map((group) => ({
    group,
    states: columns === undefined ? ownStates(group, letterOf) : seedStates(group, letterOf, seeds, columns),
  }));
  const isComplete = ({ states }: { states: string }) => /^s*$/.test(states);
  const limit = Math.max(1, Math.min(MAX_CONFIGURATIONS, Math.floor(MAX_CELLS / (columns?.size || 1))));
  const byValues = (a: { group: Uint32Array }, b: { group: Uint32Array }) =>
    compareRanks(params, a.group[0]!, b.group[0]!);
  const incompleteFirst = (a: (typeof all)[number], b: (typeof all)[number]) =>
    Number(isComplete(a)) - Number(isComplete(b)) || byValues(a, b);
  const listed = all.length > limit ? firstOf(all, limit, incompleteFirst) : all.sort(byValues);
  return {
    seeds:
      columns === undefined ? [] : Array.from(columns.keys(), (rank) => String(seeds.valueAt(rank) ?? "")),
    configurations: listed.map(({ group, states }) => ({
      ...identityOf(table, group, rows),
      values: params.map((param) => param.valueAt(param.ranks[group[0]!]!) ?? null),
      states,
    })),
    complete_count: all.filter(isComplete).length,
  };
}

/** The place of each seed among those that there are, by rank; `undefined` where configurations hardly share any. */
function sharedSeeds(
  seeds: RankedField,
  groups: readonly Uint32Array[],
): ReadonlyMap<number, number> | undefined {
  const ranks = [...new Set(seeds.ranks)].sort((a, b) => a - b);
  const most = groups.reduce((size, group) => Math.max(size, group.length), 0);
  if (ranks.length > 2 * most) return undefined;
  return new Map(ranks.map((rank, place) => [rank, place]));
}

/** What tells the place of the letter of a row's status in `LETTERS`. */
function letterReader(table: Table, rows: Rows): (place: number) => number {
  const column = table.column("record.status");
  return (place) => {
    const status = column?.cell(rowAt(rows, place));
    const known = STATUSES.find((name) => name === status) ?? "other";
    return LETTERS.indexOf(known[0]!);
  };
}

function ownStates(group: Uint32Array, letterOf: (place: number) => number): string {
  return Array.from(group, letterOf)
    .sort((a, b) => a - b)
    .map((letter) => LETTERS[letter])
    .join("");
}

function seedStates(
  group: Uint32Array,
  letterOf: (place: number) => number,
  seeds: RankedField,
  columns: ReadonlyMap<number, number>,
): string {
  const best = new Array<number>(columns.size).fill(LETTERS.length);
  for (const place of group) {
    const column = columns.get(seeds.ranks[place]!)!;
    best[column] = Math.min(best[column]!, letterOf(place));
  }
  return best.map((letter) => LETTERS[letter] ?? MISSING).join("");
}

function compareRanks(fields: readonly RankedField[], a: number, b: number): number {
  for (const { ranks } of fields) if (ranks[a] !== ranks[b]) return ranks[a]! - ranks[b]!;
  return 0;
}

function identityOf(
  table: Table,
  group: Uint32Array,
  rows: Rows,
): Pick<CoveredConfiguration, "params_fingerprint" | "run_id"> {
  const column = table.column("record.started_at");
  const startedUs = (place: number) => {
    const timeUs = column?.kind === "times" ? column.wallClockUs(rowAt(rows, place)) : undefined;
    return timeUs === undefined || Number.isNaN(timeUs) ? Number.NEGATIVE_INFINITY : timeUs;
  };
  const newest = group.reduce((a, b) => (startedUs(b) > startedUs(a) ? b : a));
  const row = rowAt(rows, newest);
  return {
    params_fingerprint: (table.cell(row, "record.params_fingerprint") as string | undefined) ?? "",
    run_id: table.runId(row)!,
  };
}
