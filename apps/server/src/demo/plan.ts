import { type Experiment, gridPoints, type RunContext, type Submission } from "./experiment.ts";
import { fingerprint } from "./fingerprint.ts";
import type { PythonObject } from "./format/python-json.ts";

/** The fingerprint of a context that holds nothing. */
export const CONTEXT_FINGERPRINT = fingerprint({});

/** A run that was asked for. */
export interface PlannedRun {
  readonly runId: string;
  readonly experimentId: string;
  readonly params: PythonObject;
  readonly paramsFingerprint: string;
  readonly seedFingerprint: string;
  readonly replicate: number;
  /** Does the run. */
  work(context: RunContext): void;
}

/** A submission of an experiment, with the runs that it asks for. */
export interface PlannedSubmission {
  /** "name:version". */
  readonly experimentId: string;
  readonly submission: Submission<PythonObject>;
  /** All that are asked for. */
  readonly runs: readonly PlannedRun[];
  /** Those of them that no earlier submission asked for, in the order in which they are done. */
  readonly added: readonly PlannedRun[];
  /** What metalab's manifest says of it, but for the time. */
  readonly manifest: PythonObject;
}

/** What each submission of an experiment asks for: of one replicate all configurations, then of the next. */
export function planOf<Params extends PythonObject>(
  experiment: Experiment<Params>,
  seed: number,
): readonly PlannedSubmission[] {
  const known = new Set<string>();
  return experiment.submissions.map((submission) => {
    const points = gridPoints<Params>(submission.grid);
    const runs = Array.from({ length: submission.replicates }, (_, replicate) =>
      points.map((params) => plannedRun(experiment, params, seed, replicate)),
    ).flat();
    const added = runs.filter(({ runId }) => !known.has(runId));
    for (const { runId } of added) known.add(runId);
    const manifest = manifestOf(experiment, submission, runs, seed);
    return { experimentId: experimentIdOf(experiment), submission, runs, added, manifest };
  });
}

/** The id by which metalab knows an experiment. */
function experimentIdOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}:${version}`;
}

function plannedRun<Params extends PythonObject>(
  experiment: Experiment<Params>,
  params: Params,
  seed: number,
  replicate: number,
): PlannedRun {
  const experimentId = experimentIdOf(experiment);
  const paramsFingerprint = fingerprint(params);
  const seedFingerprint = fingerprint({ root_seed: BigInt(seed), replicate_index: BigInt(replicate) });
  const runId = fingerprint({
    experiment_id: experimentId,
    context_fingerprint: CONTEXT_FINGERPRINT,
    params_fingerprint: paramsFingerprint,
    seed_fingerprint: seedFingerprint,
  });
  const work = (context: RunContext) => experiment.run(params, context);
  return { runId, experimentId, params, paramsFingerprint, seedFingerprint, replicate, work };
}

function manifestOf<Params extends PythonObject>(
  experiment: Experiment<Params>,
  { grid, replicates }: Submission<Params>,
  runs: readonly PlannedRun[],
  seed: number,
): PythonObject {
  const { name, version, description, tags, operation } = experiment;
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
    seeds: { type: "SeedPlan", base: BigInt(seed), replicates: BigInt(replicates) },
    context_fingerprint: CONTEXT_FINGERPRINT,
    metadata: { clock: "durations are counted from the work that was done, not measured" },
    total_runs: BigInt(runs.length),
    run_ids: runs.map(({ runId }) => runId),
  };
}
