import { fingerprint } from "./fingerprint.ts";
import { formatLocalTime } from "./format/local-time.ts";
import { type PythonObject, pythonJson } from "./format/python-json.ts";
import { CONTEXT_FINGERPRINT } from "./plan.ts";
import type { DemoRun } from "./schedule.ts";

/** The record of a run, `runs/RUN_ID.json`, with the descriptors of its artifacts. */
export function runRecord(run: DemoRun, artifacts: readonly PythonObject[]): string {
  const { capture, error } = run.outcome;
  const isRunning = run.status === "running";
  return pythonJson({
    _schema_version: "0.1",
    run_id: run.runId,
    experiment_id: run.experimentId,
    status: run.status,
    context_fingerprint: CONTEXT_FINGERPRINT,
    params_fingerprint: run.paramsFingerprint,
    seed_fingerprint: run.seedFingerprint,
    started_at: formatLocalTime(run.startedAt),
    finished_at: formatLocalTime(isRunning ? run.startedAt : run.finishedAt),
    duration_ms: isRunning ? 0n : BigInt(Math.floor((run.finishedAt - run.startedAt) / 1000)),
    params_resolved: run.params,
    metrics: isRunning ? {} : capture.metrics,
    provenance: {
      code_hash: fingerprint(run.experimentId),
      executor_id: "atlas-demo",
      extra: {},
      host: null,
      metalab_version: null,
      python_version: null,
    },
    error: isRunning ? null : error,
    tags: isRunning ? [] : run.status === "cancelled" ? ["cancelled-by-user"] : capture.tags,
    warnings: isRunning ? [] : capture.warnings,
    notes: isRunning ? null : capture.notes,
    artifacts,
  });
}
