import type { JsonObject } from "../json/value.ts";
import { compareNatural } from "../model/compare-natural.ts";
import type { FieldPath, Value } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { variedParams } from "../query/experiment-design.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import { paramsOfRow } from "./params-of-row.ts";
import {
  type ConfigurationNumbers,
  DEFAULT_PAIR_BY,
  experimentRowsSteps,
  type ReplicateRequest,
  replicateNumbersSteps,
  STEP_ROWS,
} from "./replicate-numbers.ts";

/** How many configurations are listed at most, and how many seeds of each. */
const MAX_CONFIGURATIONS = 200;
const MAX_SEEDS = 100;

/** A seed that other configurations have a number of, and this one has not. */
export interface MissingReplicate {
  readonly seed: string;
  /** The run that has no number, and its status; null where there is no run. */
  readonly run_id: string | null;
  readonly status: string | null;
}

/** A configuration that lacks a number of some seed. */
export interface IncompleteConfiguration {
  readonly params_fingerprint: string;
  /** One for each of the answer's params, in their order; null where it has none. */
  readonly values: readonly (Value | null)[];
  /** All params, as a record has them. */
  readonly params_resolved: JsonObject;
  /** In natural order of the seeds; the first 100. */
  readonly missing: readonly MissingReplicate[];
  readonly missing_count: number;
}

/** What a design that repeats its seeds lacks. */
export interface MissingReplicates {
  /** The params that differ between the runs that match, in natural order. */
  readonly params: readonly FieldPath[];
  /** How many seeds the configurations share; 0 where they hardly share any, so that none is missing. */
  readonly seed_count: number;
  /** Those that lack fewest seeds first, which are completed soonest; the first 200. */
  readonly configurations: readonly IncompleteConfiguration[];
  readonly incomplete_count: number;
  /** How many numbers are missing in all. */
  readonly missing_count: number;
}

/**
 * Which configurations lack a number of a seed that others have one of, and which of them ran without leaving one.
 * Configurations of which no run was ever started are not among them: no run tells of them.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 */
export function missingReplicates(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string } = {},
): MissingReplicates {
  return finish(missingReplicatesSteps(table, request, options));
}

/** The steps of `missingReplicates`. */
export function* missingReplicatesSteps(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string },
): Steps<MissingReplicates> {
  const configurations = [...(yield* replicateNumbersSteps(table, request, options)).values()];
  const params = variedParams(
    table,
    Uint32Array.from(configurations, ({ row }) => row),
  );
  const seeds = sharedSeeds(configurations);
  const incomplete = configurations
    .map((configuration) => ({ configuration, count: seeds.length - configuration.ofSeed.size }))
    .filter(({ count }) => seeds.length > 0 && count > 0)
    .sort(
      (a, b) =>
        a.count - b.count ||
        compareNatural(a.configuration.params_fingerprint, b.configuration.params_fingerprint),
    );
  const listed = incomplete.slice(0, MAX_CONFIGURATIONS);
  const runs = yield* runsOf(
    table,
    request,
    options,
    new Set(listed.map(({ configuration }) => configuration.params_fingerprint)),
  );
  return {
    params,
    seed_count: seeds.length,
    configurations: listed.map(({ configuration: { params_fingerprint, row, ofSeed }, count }) => ({
      params_fingerprint,
      values: params.map((path) => table.cell(row, path) ?? null),
      params_resolved: paramsOfRow(table, row),
      missing: seeds
        .filter((seed) => !ofSeed.has(seed))
        .slice(0, MAX_SEEDS)
        .map((seed) => ({ seed, ...(runs.get(params_fingerprint)?.get(seed) ?? NO_RUN) })),
      missing_count: count,
    })),
    incomplete_count: incomplete.length,
    missing_count: incomplete.reduce((sum, { count }) => sum + count, 0),
  };
}

const NO_RUN = { run_id: null, status: null };

/** The seeds that any configuration has a number of, in natural order; none where hardly any is had twice. */
function sharedSeeds(configurations: readonly ConfigurationNumbers[]): readonly string[] {
  const seeds = new Set<string>();
  for (const { ofSeed } of configurations) for (const seed of ofSeed.keys()) seeds.add(seed);
  const most = configurations.reduce((size, { ofSeed }) => Math.max(size, ofSeed.size), 0);
  return seeds.size > 2 * most ? [] : [...seeds].sort(compareNatural);
}

/** Of some configurations, a run of each seed with its status. */
function* runsOf(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string },
  fingerprints: ReadonlySet<string>,
): Steps<ReadonlyMap<string, ReadonlyMap<string, Pick<MissingReplicate, "run_id" | "status">>>> {
  const found = new Map(Array.from(fingerprints, (fingerprint) => [fingerprint, new Map()] as const));
  const rows = yield* experimentRowsSteps(table, request, options);
  for (const [i, row] of rows.entries()) {
    if (i % STEP_ROWS === STEP_ROWS - 1) yield;
    const ofSeed = found.get(textAt(table, row, "record.params_fingerprint"));
    const seed = ofSeed && textAt(table, row, request.pairBy ?? DEFAULT_PAIR_BY);
    const run_id = table.runId(row)!;
    if (seed) ofSeed.set(seed, { run_id, status: textAt(table, row, "record.status") });
  }
  return found;
}

function textAt(table: Table, row: number, path: FieldPath): string {
  const cell = table.cell(row, path);
  return cell === undefined ? "" : textOf(cell);
}
