import type { StatusCounts } from "./status.ts";

/** One experiment as a list shows it. An experiment exists when it has a run, a manifest, or a store is named after it. */
export interface ExperimentSummary extends StatusCounts {
  readonly experiment_id: string;
  readonly run_count: number;
  /** `started_at` of the newest run; null without one. */
  readonly latest_run: string | null;
  /** From the latest manifest; where there is none, the part of the id before its last ":". */
  readonly name: string;
  /** From the latest manifest; where there is none, the part of the id after its last ":". */
  readonly version: string;
  readonly tags: readonly string[];
  /** How many runs the latest manifest asks for; null without a manifest. */
  readonly total_runs: number | null;
}
