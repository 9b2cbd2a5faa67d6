import { type FieldIndex, indexFields, type Run, type RunRecord, tableOf } from "@atlas/core";

/** A run of which only what matters is said. */
export function makeRun(
  record: Partial<RunRecord> & Pick<RunRecord, "run_id">,
  parts: Partial<Run> = {},
): Run {
  return {
    record: {
      experiment_id: "sweep:1.0",
      status: "success",
      context_fingerprint: "c0",
      params_fingerprint: "p0",
      seed_fingerprint: "s0",
      started_at: "2026-01-31T10:28:27",
      finished_at: "2026-01-31T10:28:28",
      duration_ms: 1000,
      provenance: {
        code_hash: null,
        python_version: null,
        metalab_version: null,
        executor_id: null,
        host: null,
        extra: {},
      },
      error: null,
      tags: [],
      warnings: [],
      notes: null,
      ...record,
    },
    params: {},
    metrics: {},
    derived_metrics: {},
    artifacts: [],
    ...parts,
  };
}

/** What is known of every field of some runs. */
export function indexOf(runs: readonly Run[]): FieldIndex {
  const fields = indexFields(tableOf(runs), Uint32Array.from(runs.keys()));
  return { fields, run_count: runs.length, version: 1 };
}
