import type { Run, RunRecord } from "@atlas/core";

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
