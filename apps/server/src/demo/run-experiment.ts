import { type Experiment, gridPoints, type Outcome, type Submission } from "./experiment.ts";
import { fingerprint } from "./fingerprint.ts";
import { type LocalMicros, parseLocalTime } from "./local-time.ts";
import type { PythonObject } from "./python-json.ts";
import { randomOf } from "./random.ts";

/** What tells a run from all others. */
interface RunIdentity {
  readonly runId: string;
  readonly experimentId: string;
  readonly params: PythonObject;
  readonly paramsFingerprint: string;
  readonly seedFingerprint: string;
}

/** A run that was begun, at the times at which a pool of workers would have done it. */
export interface DemoRun extends RunIdentity {
  readonly status: "success" | "failed" | "cancelled" | "running";
  readonly startedAt: LocalMicros;
  readonly finishedAt: LocalMicros;
  readonly outcome: Outcome;
}

/** What an experiment came to. */
export interface ExperimentRuns {
  readonly runs: readonly DemoRun[];
  /** For each submission the ids of all runs that it asks for, those of earlier ones included. */
  readonly runIds: readonly (readonly string[])[];
}

/** The id by which metalab knows an experiment: "name:version". */
export function experimentIdOf(experiment: { readonly name: string; readonly version: string }): string {
  return `${experiment.name}:${experiment.version}`;
}

/** The fingerprint of a context that holds nothing. */
export const CONTEXT_FINGERPRINT = fingerprint({});

const WORKERS = 4;
/** What a worker needs between two runs. */
const PAUSE_MICROS = 3_127;
/** The part of its work that a cancelled or running run has done. */
const INTERRUPTED_SHARE = 0.4;

/** Does the runs of an experiment, in the order in which they start within a submission. */
export function runExperiment<Params extends PythonObject>(
  experiment: Experiment<Params>,
  seed: number,
): ExperimentRuns {
  const points = gridPoints<Params>(experiment.grid);
  const runs: DemoRun[] = [];
  const runIds: string[][] = [];
  let replicate = 0;
  for (const submission of experiment.submissions) {
    const added: (RunIdentity & { params: Params })[] = [];
    for (; replicate < submission.replicates; replicate++) {
      added.push(...points.map((params) => identify(experimentIdOf(experiment), params, seed, replicate)));
    }
    runIds.push([...(runIds.at(-1) ?? []), ...added.map((run) => run.runId)]);
    runs.push(...carryOut(experiment, submission, added));
  }
  return { runs, runIds };
}

function identify<Params extends PythonObject>(
  experimentId: string,
  params: Params,
  seed: number,
  replicate: number,
): RunIdentity & { params: Params } {
  const paramsFingerprint = fingerprint(params);
  const seedFingerprint = fingerprint({ root_seed: BigInt(seed), replicate_index: BigInt(replicate) });
  const runId = fingerprint({
    experiment_id: experimentId,
    context_fingerprint: CONTEXT_FINGERPRINT,
    params_fingerprint: paramsFingerprint,
    seed_fingerprint: seedFingerprint,
  });
  return { runId, experimentId, params, paramsFingerprint, seedFingerprint };
}

function carryOut<Params extends PythonObject>(
  experiment: Experiment<Params>,
  submission: Submission,
  asked: readonly (RunIdentity & { params: Params })[],
): DemoRun[] {
  const { waiting = 0, running = 0, cancelled = 0 } = submission.unfinished ?? {};
  const begun = asked.slice(0, asked.length - waiting);
  const freeAt = Array.from({ length: WORKERS }, () => parseLocalTime(submission.at));
  return begun.map((run, index) => {
    const last = begun.length - index;
    const interrupted = last <= running ? "running" : last <= running + cancelled ? "cancelled" : undefined;
    const outcome = experiment.run(
      run.params,
      randomOf(run.seedFingerprint),
      interrupted ? INTERRUPTED_SHARE : 1,
    );
    const worker = freeAt.indexOf(Math.min(...freeAt));
    const startedAt = freeAt[worker]! + PAUSE_MICROS;
    const finishedAt = startedAt + Math.round(outcome.durationMs * 1000);
    freeAt[worker] = finishedAt;
    const status = outcome.error ? "failed" : (interrupted ?? "success");
    return { ...run, status, startedAt, finishedAt, outcome };
  });
}
