import { type FilesOfRun, memoryRunFiles } from "./memory-run-files.ts";
import { jobIdsOf } from "./model/job-ids.ts";
import type { Manifest } from "./model/manifest.ts";
import type { Run } from "./model/run.ts";
import { compareManifests, summarizeExperiments } from "./query/summarize-experiments.ts";
import type { RunSource, SourceState } from "./source.ts";
import { tableOf } from "./table/table-builder.ts";

/** What a source in memory holds beside its runs. */
export interface MemorySourceOptions {
  readonly manifests?: Iterable<Manifest>;
  /** What runs left behind, by their ids. */
  readonly files?: ReadonlyMap<string, FilesOfRun>;
  /** What to call it; "memory" when absent. */
  readonly location?: string;
}

/** A source of runs that are at hand already: for notebooks, demonstrations and tests. It never changes. */
export function openMemorySource(runs: Iterable<Run>, options: MemorySourceOptions = {}): RunSource {
  const { location = "memory" } = options;
  const runOfId = new Map<string, Run>();
  for (const run of runs) runOfId.set(run.record.run_id, run);
  const manifests = [...(options.manifests ?? [])].sort(compareManifests);
  const table = tableOf(runOfId.values());
  const openedAt = new Date();
  const state: SourceState = {
    version: openedAt.getTime(),
    table,
    experiments: summarizeExperiments(table, manifests, []),
    stores: [{ path: ".", root: location, experiment_id: null, runs: table.rowCount }],
    problems: [],
    progress: { read: table.rowCount, found: table.rowCount, done: true },
    last_scan: openedAt.toISOString(),
    following: null,
  };
  const manifestsOf = (experimentId: string) =>
    manifests.filter((manifest) => manifest.experiment_id === experimentId);
  return {
    kind: "memory",
    location,
    state: () => state,
    ready: async () => {},
    refresh: async () => state,
    subscribe: () => () => {},
    run: async (runId) => runOfId.get(runId),
    runs: async (runIds) => runIds.map((runId) => runOfId.get(runId)),
    manifests: manifestsOf,
    jobIds: async (experimentId) => [
      ...new Set(manifestsOf(experimentId).flatMap(({ content }) => jobIdsOf(content))),
    ],
    ...memoryRunFiles(runOfId, options.files ?? new Map()),
    close: async () => {},
  };
}
