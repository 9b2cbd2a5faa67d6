import { fingerprint, sha256 } from "./fingerprint.ts";
import { formatLocalTime } from "./local-time.ts";
import { type PythonObject, pythonJson } from "./python-json.ts";
import { CONTEXT_FINGERPRINT, type DemoRun } from "./run-experiment.ts";

/**
 * The files of one run, by their path in the store. A running run has a record and a log; an interrupted or failed one
 * what it had captured by then.
 */
export function runFiles(run: DemoRun): ReadonlyMap<string, string> {
  const { runId, outcome, status } = run;
  const files = new Map([[`logs/${runId}_run.log`, logText(run)]]);
  const artifacts: PythonObject[] = [];
  if (outcome.artifact && status !== "running") {
    const { name, content } = outcome.artifact;
    const text = pythonJson(content);
    artifacts.push(describeArtifact(runId, name, text));
    files.set(`artifacts/${runId}/${name}.json`, text);
    files.set(`artifacts/${runId}/_manifest.json`, pythonJson({ artifacts }));
  }
  files.set(`runs/${runId}.json`, pythonJson(recordOf(run, artifacts)));
  if (status === "running") return files;
  files.set(`results/${runId}/${outcome.curve.name}.json`, pythonJson(steppedMetric(run)));
  if (status !== "cancelled") files.set(`derived/${runId}.json`, pythonJson(outcome.derived));
  return files;
}

function recordOf(run: DemoRun, artifacts: readonly PythonObject[]): PythonObject {
  const isRunning = run.status === "running";
  return {
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
    metrics: isRunning ? {} : run.outcome.metrics,
    provenance: {
      code_hash: fingerprint(run.experimentId),
      executor_id: "atlas-demo",
      extra: {},
      host: null,
      metalab_version: null,
      python_version: null,
    },
    error: errorOf(run),
    tags: run.status === "cancelled" ? ["cancelled-by-user"] : [],
    warnings: [],
    notes: null,
    artifacts,
  };
}

function errorOf({ outcome: { error } }: DemoRun): PythonObject | null {
  if (!error) return null;
  const traceback = `Traceback (most recent call last):\n  File "${error.file}", in ${error.function}\n${error.type}: ${error.message}\n`;
  return { type: error.type, message: error.message, traceback };
}

/** The uri is, as in a store that was moved, a path of another machine. */
function describeArtifact(runId: string, name: string, content: string): PythonObject {
  const id = sha256(`${runId}/${name}`);
  return {
    artifact_id: [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join(
      "-",
    ),
    name,
    kind: "json",
    format: "json",
    uri: `/scratch/atlas-demo/artifacts/${runId}/${name}.json`,
    content_hash: sha256(content).slice(0, 16),
    size_bytes: BigInt(Buffer.byteLength(content)),
    metadata: {},
  };
}

function steppedMetric({ outcome: { curve } }: DemoRun): PythonObject {
  return {
    data: curve.points.map(([step, value]) => [BigInt(step), value]),
    dtype: null,
    metadata: { type: "stepped_metric" },
    shape: [BigInt(curve.points.length), 2n],
  };
}

function logText({ runId, outcome, startedAt, finishedAt, status }: DemoRun): string {
  const lines =
    status === "success" || status === "failed" ? outcome.log : outcome.log.filter(({ at }) => at < 1);
  return lines
    .map(({ level, message, at }) => {
      const time = formatLocalTime(Math.round(startedAt + at * (finishedAt - startedAt)));
      const second = time.slice(0, 19).replace("T", " ");
      return `${second} [${level.padEnd(7)}] [metalab.run.${runId.slice(0, 8)}] ${message}\n`;
    })
    .join("");
}
