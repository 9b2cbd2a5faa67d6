import type { JsonObject, Run } from "@atlas/core";
import { runOf } from "../arbitrary.ts";

/** One run of a sweep. */
export interface SweepRun {
  readonly configuration: string;
  readonly seed: string;
  readonly metrics: JsonObject;
  readonly params?: JsonObject;
  readonly experiment?: string;
}

/** Runs of a sweep, of the experiment "sweep:1" unless they say another. */
export function makeSweep(runs: readonly SweepRun[]): Run[] {
  return runs.map(({ configuration, seed, metrics, params, experiment = "sweep:1" }, i) => {
    const record = { params_fingerprint: configuration, seed_fingerprint: seed, experiment_id: experiment };
    return runOf({ ...record, run_id: `run${i}` }, params, metrics);
  });
}
