import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyStore, type TemporaryStore } from "./stores.ts";

/** What of a run a test decides. */
export interface MadeRun {
  readonly run_id: string;
  readonly experiment_id: string;
  readonly status?: string;
  readonly started_at: string;
  readonly params?: object;
  readonly metrics?: object;
  readonly error?: { readonly type: string; readonly message: string; readonly traceback: string };
  readonly params_fingerprint?: string;
  readonly seed_fingerprint?: string;
}

/** A store of its own with some runs in it. */
export function madeStore(runs: readonly MadeRun[]): TemporaryStore {
  const store = emptyStore();
  mkdirSync(join(store.path, "runs"));
  writeFileSync(join(store.path, "_meta.json"), '{"schema_version": "0.1"}');
  for (const run of runs) writeRun(store, run);
  return store;
}

/** Puts a run into a store as a process does: whole, in one step. */
export function writeRun(store: TemporaryStore, { params = {}, ...run }: MadeRun): void {
  const path = join(store.path, "runs", `${encodeURIComponent(run.run_id)}.json`);
  const record = { status: "success", finished_at: run.started_at, duration_ms: 1000, ...run };
  writeFileSync(`${path}.tmp`, JSON.stringify({ ...record, params_resolved: params }));
  renameSync(`${path}.tmp`, path);
}
