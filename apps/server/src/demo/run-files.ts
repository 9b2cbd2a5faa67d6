import { artifactFile, describeArtifact } from "./artifact-descriptor.ts";
import { type PythonObject, pythonJson } from "./format/python-json.ts";
import { logText } from "./run-log.ts";
import { runRecord } from "./run-record.ts";
import type { DemoRun } from "./schedule.ts";

/** Files by their path in the store, in the order in which a run leaves them. */
export type StoreFiles = Map<string, string | Uint8Array>;

/** All files of a run. */
export function runFiles(run: DemoRun): StoreFiles {
  const { runId, startedAt } = run;
  const log = run.outcome.capture.log.map((line) =>
    logText(runId, line, Math.round(startedAt + line.atMs * 1000)),
  );
  return new Map<string, string | Uint8Array>([
    [lockPath(runId), ""],
    [logPath(runId), log.join("")],
    ...capturedFiles(run),
  ]);
}

/** The path of the lock that a run is begun under; the file is empty. */
export function lockPath(runId: string): string {
  return `.locks/${runId}.lock`;
}

/** The path of a run's record. */
export function recordPath(runId: string): string {
  return `runs/${runId}.json`;
}

/** The path of a run's log. */
export function logPath(runId: string): string {
  return `logs/${runId}_run.log`;
}

/**
 * What a run captured, and at last its record. Of a running run that are its results, of an interrupted or failed one
 * what it had captured by then.
 */
export function capturedFiles(run: DemoRun): StoreFiles {
  const { runId, status } = run;
  const { results, artifacts, derived } = run.outcome.capture;
  const files: StoreFiles = new Map();
  for (const [name, result] of results) files.set(`results/${runId}/${name}.json`, pythonJson(result));
  const descriptors = artifacts.map((artifact) => describeArtifact(runId, artifact));
  for (const artifact of artifacts) files.set(`artifacts/${runId}/${artifactFile(artifact)}`, artifact.bytes);
  if (descriptors.length > 0) {
    files.set(`artifacts/${runId}/_manifest.json`, pythonJson({ artifacts: descriptors }));
  }
  files.set(
    recordPath(runId),
    runRecord(
      run,
      descriptors.map((descriptor) => ofRun(descriptor, runId)),
    ),
  );
  if (status === "success") files.set(`derived/${runId}.json`, pythonJson(derived));
  return files;
}

/** A descriptor as the record has it, which says more than the manifest. */
function ofRun(descriptor: PythonObject, runId: string): PythonObject {
  return { ...descriptor, metadata: { _run_id: runId } };
}
