import type { ExperimentSummary } from "@atlas/core";

/** An experiment of which only what matters is said. */
export function makeExperiment(experiment: Partial<ExperimentSummary>): ExperimentSummary {
  const { name = "sweep", version = "1.0" } = experiment;
  return {
    experiment_id: `${name}:${version}`,
    name,
    version,
    tags: [],
    run_count: 0,
    latest_run: null,
    total_runs: null,
    success: 0,
    failed: 0,
    running: 0,
    cancelled: 0,
    other: 0,
    ...experiment,
  };
}
