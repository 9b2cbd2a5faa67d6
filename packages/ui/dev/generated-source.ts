import {
  createTableBuilder,
  type RunFiles,
  type RunSource,
  type SourceState,
  summarizeExperiments,
} from "@atlas/core";
import { generateRun } from "./generate-runs.ts";

/** How a generated source begins and goes on. */
export interface GeneratedSourceOptions {
  readonly count: number;
  /** Runs that are read every 100 ms at first; all at once when absent. */
  readonly readAtOnce?: number;
  /** Milliseconds after which another 7 runs appear, again and again; never when absent. */
  readonly growEveryMs?: number;
}

/** A source of generated runs that keeps columns only: 300,000 of them fit into a page. */
export function openGeneratedSource(options: GeneratedSourceOptions): RunSource {
  const builder = createTableBuilder();
  const listeners = new Set<(state: SourceState) => void>();
  let version = 1;
  let found = options.count;
  const read = (until: number): SourceState => {
    for (let index = builder.rowCount; index < until; index++) builder.add(generateRun(index, options.count));
    const table = builder.build();
    return {
      version: version++,
      table,
      experiments: summarizeExperiments(table, [], []),
      stores: [{ path: ".", root: "/data/sweeps", experiment_id: null, runs: table.rowCount }],
      problems: [],
      progress: { read: table.rowCount, found, done: table.rowCount >= found },
      last_scan: null,
      following: null,
    };
  };
  let state = read(options.readAtOnce ?? found);
  const advance = (until: number) => {
    state = read(until);
    for (const listener of listeners) listener(state);
  };

  const reading = setInterval(() => {
    if (builder.rowCount >= options.count) clearInterval(reading);
    else advance(Math.min(options.count, builder.rowCount + (options.readAtOnce ?? 0)));
  }, 100);
  const growing = setInterval(() => {
    if (options.growEveryMs === undefined || builder.rowCount < options.count) return;
    found += 7;
    advance(found);
  }, options.growEveryMs ?? 1000);

  return {
    kind: "memory",
    location: "/data/sweeps",
    state: () => state,
    ready: async () => {},
    refresh: async () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run: async (runId) => {
      const row = state.table.rowOf(runId);
      return row === undefined ? undefined : generateRun(row, options.count);
    },
    runs: async () => [],
    manifests: () => [],
    jobIds: async () => [],
    ...NO_FILES,
    close: async () => {
      clearInterval(reading);
      clearInterval(growing);
    },
  };
}

/** Generated runs leave nothing behind. */
const NO_FILES: RunFiles = {
  artifacts: async () => [],
  artifact: async () => undefined,
  preview: async () => undefined,
  logs: async () => [],
  log: async () => undefined,
  results: async () => [],
  result: async () => undefined,
};
