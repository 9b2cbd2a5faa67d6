import type { JsonObject } from "../json/value.ts";

/** Where a run's code came from and where it ran; each member is null where the record does not say. */
export interface Provenance {
  readonly code_hash: string | null;
  readonly python_version: string | null;
  readonly metalab_version: string | null;
  readonly executor_id: string | null;
  readonly host: string | null;
  readonly extra: JsonObject;
}

/** Why a run failed, as metalab wrote it. Further members that a record holds are kept. */
export interface RunError extends JsonObject {
  type: string;
  message: string;
  traceback: string;
}

/**
 * What a run record says of the run itself. Times are ISO 8601 text as stored: naive local wall-clock times
 * unless the text carries a zone.
 */
export interface RunRecord {
  readonly run_id: string;
  readonly experiment_id: string;
  /** One of `STATUSES`, or whatever else the record holds. */
  readonly status: string;
  readonly context_fingerprint: string;
  /** Runs of one experiment with equal `params_fingerprint` are replicates of one configuration. */
  readonly params_fingerprint: string;
  /** Runs of two configurations with equal `seed_fingerprint` are a pair. */
  readonly seed_fingerprint: string;
  /** Null where the record has no time that can be read. */
  readonly started_at: string | null;
  /** Null while the run is running, and where the record has no time that can be read. */
  readonly finished_at: string | null;
  /** Milliseconds; null while the run is running. */
  readonly duration_ms: number | bigint | null;
  readonly provenance: Provenance;
  readonly error: RunError | null;
  readonly tags: readonly string[];
  readonly warnings: readonly JsonObject[];
  readonly notes: string | null;
}

/** What a record says of one file that the run left behind. Internal metadata (names with "_") is left out. */
export interface Artifact {
  readonly artifact_id: string;
  readonly name: string;
  readonly kind: string;
  readonly format: string;
  readonly content_hash: string | null;
  readonly size_bytes: number | null;
  readonly metadata: JsonObject;
}

/** One run with everything its record and its derived metrics hold. */
export interface Run {
  readonly record: RunRecord;
  readonly params: JsonObject;
  readonly metrics: JsonObject;
  readonly derived_metrics: JsonObject;
  readonly artifacts: readonly Artifact[];
}
