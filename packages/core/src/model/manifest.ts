import type { JsonObject } from "../json/value.ts";

/** One submission of an experiment: which runs were asked for, of which parameters and seeds. */
export interface Manifest {
  readonly experiment_id: string;
  /** `YYYYMMDD_HHMMSS` of the file's name: what identifies this version of the manifest. */
  readonly timestamp: string;
  /** ISO 8601 text as stored; empty where the manifest does not say. Orders the versions. */
  readonly submitted_at: string;
  readonly name: string;
  readonly version: string;
  readonly tags: readonly string[];
  readonly total_runs: number;
  /** The whole file, as it is. */
  readonly content: JsonObject;
}
