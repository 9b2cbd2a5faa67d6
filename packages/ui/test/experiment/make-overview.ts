import type { CoveredConfiguration, ExperimentOverview, Value, VariedParam } from "@atlas/core";

/** An overview of which only what matters is said. */
export function makeOverview(overview: Partial<ExperimentOverview>): ExperimentOverview {
  return {
    experiment_id: "e:1",
    ...{ run_count: 0, success: 0, failed: 0, running: 0, cancelled: 0, other: 0 },
    ...{ first_started_at: null, last_finished_at: null, running_runs: [] },
    design: { varied: [], constant_count: 0, configuration_count: 0, seed_count: 0 },
    coverage: { seeds: [], configurations: [], complete_count: 0 },
    ...{ failures: [], failure_group_count: 0, metrics: [], metric_count: 0 },
    ...overview,
  };
}

/** A param that takes some values, each in one run. */
export function makeVaried(name: string, values: readonly Value[]): VariedParam {
  return {
    path: `params.${name}`,
    distinct: values.length,
    missing: 0,
    values: values.map((value) => ({ value, count: 1 })),
  };
}

/** A configuration of some values that has run with every seed. */
export function makeConfiguration(values: readonly (Value | null)[]): CoveredConfiguration {
  return { params_fingerprint: JSON.stringify(values), run_id: "r", values, states: "ss" };
}
