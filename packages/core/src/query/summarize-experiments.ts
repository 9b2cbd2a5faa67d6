import { compareStrings } from "../model/compare-strings.ts";
import type { ExperimentSummary } from "../model/experiment.ts";
import type { Manifest } from "../model/manifest.ts";
import { wallClock } from "../model/wall-clock.ts";
import type { Table } from "../table/table.ts";
import { countStatuses } from "./count-statuses.ts";

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
  const rowsOfId = rowsByExperiment(table);
  const latest = latestManifests(manifests);
  const ids = new Set([...rowsOfId.keys(), ...latest.keys(), ...namedIds]);
  return [...ids]
    .map((id) => summarize(table, id, rowsOfId.get(id) ?? new Uint32Array(), latest.get(id)))
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

function summarize(table: Table, id: string, rows: Uint32Array, manifest: Manifest | undefined): Ordered {
  const { latestRun, newestUs } = newestRun(table, rows);
  const colon = id.lastIndexOf(":");
  return {
    newestUs,
    summary: {
      experiment_id: id,
      run_count: rows.length,
      latest_run: latestRun,
      ...countStatuses(table, rows),
      name: manifest?.name || (colon < 0 ? id : id.slice(0, colon)),
      version: manifest?.version || (colon < 0 ? "" : id.slice(colon + 1)),
      tags: manifest?.tags ?? [],
      total_runs: manifest?.total_runs ?? null,
    },
  };
}

function newestRun(table: Table, rows: Uint32Array): { latestRun: string | null; newestUs: number } {
  const column = table.column("record.started_at");
  let newest: number | undefined;
  let newestUs = Number.NEGATIVE_INFINITY;
  if (column?.kind === "times") {
    for (const row of rows) {
      const startedUs = column.wallClockUs(row);
      if (startedUs > newestUs) {
        newest = row;
        newestUs = startedUs;
      }
    }
  }
  return { latestRun: newest === undefined ? null : (column?.cell(newest) as string), newestUs };
}

function rowsByExperiment(table: Table): ReadonlyMap<string, Uint32Array> {
  const rowsOfId = new Map<string, number[]>();
  for (let row = 0; row < table.rowCount; row++) {
    const id = table.cell(row, "record.experiment_id") as string;
    const rows = rowsOfId.get(id);
    if (rows === undefined) rowsOfId.set(id, [row]);
    else rows.push(row);
  }
  return new Map([...rowsOfId].map(([id, rows]) => [id, Uint32Array.from(rows)]));
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
