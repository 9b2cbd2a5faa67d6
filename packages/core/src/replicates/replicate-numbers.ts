import { allOf } from "../language/query.ts";
import type { FieldPath } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import { checkField } from "../query/check-field.ts";
import { type Filter, queryOf } from "../query/filter.ts";
import { filterSteps } from "../query/filter-rows.ts";
import { type RankedField, rankField } from "../query/rank-field.ts";
import { readNumbers } from "../query/read-numbers.ts";
import type { Steps } from "../steps.ts";
import { listOf } from "../table/row-block.ts";
import type { Table } from "../table/table.ts";

/** Which numbers of which runs of one experiment are told apart by configuration and seed. */
export interface ReplicateRequest {
  readonly experiment_id: string;
  /** Finite numbers, and booleans as 0 and 1. */
  readonly field: FieldPath;
  readonly filter?: Filter;
  /** What tells the replicates of a configuration apart, and pairs those of two; `record.seed_fingerprint` when absent. */
  readonly pairBy?: FieldPath;
}

/** How many rows are gone through between two pauses. */
export const STEP_ROWS = 8192;
/** As `STEP_ROWS`, of configurations. */
export const STEP_CONFIGURATIONS = 256;

/** What tells replicates apart when nothing else is said. */
export const DEFAULT_PAIR_BY = "record.seed_fingerprint";

/** The numbers of one configuration. */
export interface ConfigurationNumbers {
  readonly params_fingerprint: string;
  /** A row of the table that is one of its runs. */
  readonly row: number;
  readonly run_count: number;
  /** Runs that failed, with or without a number. */
  readonly failed: number;
  /** By the text of what pairs them. Of several runs with one seed, the mean. */
  readonly ofSeed: ReadonlyMap<string, number>;
  /** Runs beyond the first of a seed. */
  readonly repeated: number;
  /** Runs without a number, and those whose seed is not known. */
  readonly missing: number;
  readonly not_finite: number;
}

/**
 * The numbers of each configuration of an experiment, by seed, in no order. A run without a `params_fingerprint` has
 * no configuration, and is left out.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 */
export function* replicateNumbersSteps(
  table: Table,
  request: ReplicateRequest,
  options: { readonly timeZone?: string },
): Steps<ReadonlyMap<string, ConfigurationNumbers>> {
  const { field, pairBy = DEFAULT_PAIR_BY } = request;
  checkField(pairBy, ["pairBy"]);
  const rows = yield* experimentRowsSteps(table, request, options);
  const fingerprints = rankField(table.column("record.params_fingerprint"), rows);
  yield;
  const seeds = rankField(table.column(pairBy), rows);
  yield;
  const numbers = readNumbers(table.column(field), rows, { booleans: true });
  yield;
  const statuses = rankField(table.column("record.status"), rows);
  yield;
  const collected = new Map<number, Collected>();
  for (let i = 0; i < rows.length; i++) {
    if (i % STEP_ROWS === STEP_ROWS - 1) yield;
    const rank = fingerprints.ranks[i]!;
    let configuration = collected.get(rank);
    if (configuration === undefined) {
      configuration = {
        row: rows[i]!,
        ofSeed: new Map(),
        run_count: 0,
        failed: 0,
        missing: 0,
        not_finite: 0,
      };
      collected.set(rank, configuration);
    }
    configuration.run_count++;
    if (statuses.valueAt(statuses.ranks[i]!) === "failed") configuration.failed++;
    take(configuration, seeds, i, numbers[i]!);
  }
  const configurations = new Map<string, ConfigurationNumbers>();
  for (const [rank, configuration] of collected) {
    const fingerprint = fingerprints.valueAt(rank);
    if (typeof fingerprint !== "string" || fingerprint === "") continue;
    configurations.set(fingerprint, numbersOf(fingerprint, configuration, seeds));
    if (configurations.size % STEP_CONFIGURATIONS === 0) yield;
  }
  return configurations;
}

/** The rows of a request's experiment that match. */
export function* experimentRowsSteps(
  table: Table,
  { experiment_id, field, filter = {} }: ReplicateRequest,
  options: { readonly timeZone?: string },
): Steps<Uint32Array> {
  checkField(field, ["field"]);
  const ofExperiment = { field: "record.experiment_id", op: "eq", value: experiment_id } as const;
  const query = allOf([ofExperiment, queryOf(filter, ["filter"])]);
  return listOf(yield* filterSteps(table, query, { ...options, location: ["filter"] }));
}

/** What is known of a configuration while its runs are gone through. */
interface Collected {
  readonly row: number;
  /** By the rank of what pairs them. */
  readonly ofSeed: Map<number, { sum: number; runs: number }>;
  run_count: number;
  failed: number;
  missing: number;
  not_finite: number;
}

function take(configuration: Collected, seeds: RankedField, place: number, number: number): void {
  const seed = seeds.ranks[place]!;
  const seedValue = seeds.valueAt(seed);
  if (Number.isNaN(number) || seedValue === undefined || seedValue === "") configuration.missing++;
  else if (!Number.isFinite(number)) configuration.not_finite++;
  else {
    const known = configuration.ofSeed.get(seed);
    if (known === undefined) configuration.ofSeed.set(seed, { sum: number, runs: 1 });
    else {
      known.sum += number;
      known.runs++;
    }
  }
}

function numbersOf(
  params_fingerprint: string,
  { ofSeed, ...counts }: Collected,
  seeds: RankedField,
): ConfigurationNumbers {
  const numbers = new Map<string, number>();
  let repeated = 0;
  // In the order of seeds, so that sums do not depend on that of runs.
  for (const [seed, { sum, runs }] of [...ofSeed].sort(([a], [b]) => a - b)) {
    numbers.set(textOf(seeds.valueAt(seed)!), sum / runs);
    repeated += runs - 1;
  }
  return { params_fingerprint, ofSeed: numbers, repeated, ...counts };
}
