import { compareStrings } from "../model/compare-strings.ts";
import type { ExperimentSummary } from "../model/experiment.ts";
import type { Manifest } from "../model/manifest.ts";
import { wallClock } from "../model/wall-clock.ts";
import type { Table } from "../table/table.ts";
import { statusCountsOf } from "./count-statuses.ts";
import { type ExperimentRuns, runsByExperiment } from "./experiment-runs.ts";

const WITHOUT_RUNS: ExperimentRuns = {
  run_count: 0,
  newestRow: undefined,
  newestUs: Number.NEGATIVE_INFINITY,
  ...statusCountsOf(undefined, []),
};

/**
 * One summary of every experiment that has a run or a manifest or is named: the one with the newest run first,
 * those without runs last, by id.
 *
 * @param namedIds experiments that stores are named after
 */
export function summarizeExperiments(
  table: Table,
  manifests: Iterable<Manifest>,
  namedIds: Iterable<string>,
): ExperimentSummary[] {
  const runsOfId = runsByExperiment(table);
  const latest = latestManifests(manifests);
  const ids = new Set([...runsOfId.keys(), ...latest.keys(), ...namedIds]);
  return [...ids]
    .map((id) => summarize(table, id, runsOfId.get(id), latest.get(id)))
    .sort(byNewestRun)
    .map(({ summary }) => summary);
}

/** Orders manifests of one experiment from the newest to the oldest: by `submitted_at`, then by `timestamp`. */
export function compareManifests(a: Manifest, b: Manifest): number {
  const timeA = wallClock(a.submitted_at) ?? Number.NEGATIVE_INFINITY;
  const timeB = wallClock(b.submitted_at) ?? Number.NEGATIVE_INFINITY;
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return compareStrings(b.timestamp, a.timestamp);
}

interface Ordered {
  readonly summary: ExperimentSummary;
  /** Microseconds since 1970; -Infinity without a run whose time is known. */
  readonly newestUs: number;
}

function byNewestRun(a: Ordered, b: Ordered): number {
  if (a.newestUs !== b.newestUs) return a.newestUs > b.newestUs ? -1 : 1;
  const withoutRuns = Number(a.summary.run_count === 0) - Number(b.summary.run_count === 0);
  return withoutRuns || compareStrings(a.summary.experiment_id, b.summary.experiment_id);
}

function summarize(
  table: Table,
  id: string,
  runs: ExperimentRuns | undefined,
  manifest: Manifest | undefined,
): Ordered {
  const { newestRow, newestUs, ...counts } = runs ?? WITHOUT_RUNS;
  const colon = id.lastIndexOf(":");
  return {
    newestUs,
    summary: {
      experiment_id: id,
      latest_run: newestRow === undefined ? null : (table.cell(newestRow, "record.started_at") as string),
      ...counts,
      name: manifest?.name || (colon < 0 ? id : id.slice(0, colon)),
      version: manifest?.version || (colon < 0 ? "" : id.slice(colon + 1)),
      tags: manifest?.tags ?? [],
      total_runs: manifest?.total_runs ?? null,
    },
  };
}

function latestManifests(manifests: Iterable<Manifest>): ReadonlyMap<string, Manifest> {
  const latest = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const known = latest.get(manifest.experiment_id);
    if (known === undefined || compareManifests(manifest, known) < 0)
      latest.set(manifest.experiment_id, manifest);
  }
  return latest;
}
