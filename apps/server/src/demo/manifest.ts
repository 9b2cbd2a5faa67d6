import { type Experiment, gridPoints, type Submission } from "./experiment.ts";
import { fingerprint } from "./fingerprint.ts";
import { formatLocalTime, parseLocalTime } from "./local-time.ts";
import type { PythonObject } from "./python-json.ts";
import { CONTEXT_FINGERPRINT, experimentIdOf } from "./run-experiment.ts";

/** The manifest that metalab writes when an experiment is submitted, for the runs of these ids. */
export function manifestOf<Params extends PythonObject>(
  experiment: Experiment<Params>,
  submission: Submission,
  runIds: readonly string[],
  seed: number,
): PythonObject {
  const { name, version, description, tags, operation, grid } = experiment;
  const experimentId = experimentIdOf(experiment);
  return {
    experiment_id: experimentId,
    name,
    version,
    description,
    tags,
    operation: { ref: `demo:${operation}`, name: operation, code_hash: fingerprint(experimentId) },
    params: {
      type: "GridSource",
      spec: { ...grid },
      total_cases: BigInt(gridPoints<Params>(grid).length),
    },
    seeds: { type: "SeedPlan", base: BigInt(seed), replicates: BigInt(submission.replicates) },
    context_fingerprint: CONTEXT_FINGERPRINT,
    metadata: {},
    total_runs: BigInt(runIds.length),
    run_ids: runIds,
    submitted_at: formatLocalTime(parseLocalTime(submission.at)),
  };
}

/** The path of a submission's manifest in its store: `experiments/NAME_VERSION_YYYYMMDD_HHMMSS.json`. */
export function manifestPath(experimentId: string, submission: Submission): string {
  const timestamp = submission.at.replace(/[-:]/g, "").replace("T", "_");
  return `experiments/${experimentId.replace(":", "_")}_${timestamp}.json`;
}
